import type { GuideKind } from '#contract/guide'
import type { SurfaceHost } from '../surface.ts'
import type { CreateController, GuideStage } from './guide-stage.ts'
import { isUnderWay, type GuideState } from './guide-state.ts'
import type { Localized } from './localize.ts'
import { createSurfaceSlot, type SlotParts } from './surface-slot.ts'

export interface GuidePlace {
  /** Shows the guide of its kinds among these, or nothing. */
  render(shown: GuideState[]): void
}

export interface PlaceParts extends Omit<SlotParts, 'host'> {
  /** Dressed for the language that a text is in. */
  host(title: Localized<string>): SurfaceHost
}

/**
 * Where guides of some kinds are shown, one at a time, by the surface of a chunk. A guide that is
 * shown has begun; a hint only once its target was seen.
 */
export function createGuidePlace<Kind extends GuideKind, View, Actions extends object>(
  stage: GuideStage,
  { host, ...parts }: PlaceParts,
  chunk: string,
  kinds: Kind[],
  create: CreateController<Kind, View, Actions>,
): GuidePlace {
  let current: GuideState<Kind> | undefined
  const { actions, view } = create(stage, () => current!)
  const slot = createSurfaceSlot<View>(
    { ...parts, host: () => host(current!.guide.content.title) },
    chunk,
    actions,
  )
  const isOurs = (state: GuideState): state is GuideState<Kind> =>
    (kinds as GuideKind[]).includes(state.guide.kind)

  return {
    render(shown) {
      const next = shown.find(isOurs)
      if (!next) return slot.hide()
      current = next
      if (next.guide.kind !== 'hint') begin(stage, next)
      const wanted = view()
      if (wanted === undefined) slot.hide()
      else slot.show(wanted, next.guide.key)
    },
  }
}

/** Begins the run of a guide that is shown, or goes on with one that was put off. */
export function begin(stage: GuideStage, state: GuideState): void {
  if (!state.isFinishing && !isUnderWay(state))
    stage.move(state, state.run.status ? 'opened' : 'started')
}
