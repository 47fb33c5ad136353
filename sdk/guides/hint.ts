import type { HintActions, HintView } from '../surface.ts'
import type { CreateController } from './guide-stage.ts'

/** A beacon beside an element of the page, and the card it opens. */
export const createHint: CreateController<'hint', HintView, HintActions> = (stage, current) => {
  const { move, text } = stage
  let openKey: string | undefined
  const setOpen = (key: string | undefined) => {
    openKey = key
    stage.render()
  }

  return {
    actions: {
      open() {
        const state = current()
        openKey = state.guide.key
        move(state, 'opened')
      },
      close: () => setOpen(undefined),
      act() {
        const state = current()
        move(state, 'completed')
        stage.act(state.guide.content.button?.action)
      },
      dismiss: () => move(current(), 'dismissed'),
      targetHealth: (health) => stage.tellHealth(current(), health),
    },
    view() {
      const { guide } = current()
      const { title, body, target, placement, beacon, button } = guide.content
      return {
        guideKey: guide.key,
        title: text(title),
        body: text(body),
        target,
        placement,
        beacon,
        buttonLabel: button ? text(button.label) : null,
        isOpen: openKey === guide.key,
      }
    },
  }
}
