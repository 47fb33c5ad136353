import type { Locale } from '#contract/localized-text'
import type { Words } from '../words/en.ts'
import type { GuideCore, GuideMove } from './guide-seam.ts'
import type { GuideState } from './guide-state.ts'
import type { SurfaceSlot } from './surface-slot.ts'

/** What the pieces of the guides chunk share. */
export interface GuideStage {
  core: GuideCore
  language: Locale
  words(): Words
  createSlot<View>(name: string, actions: object, onFail?: () => void): SurfaceSlot<View>
  /** Tells that a run moved: to the server, to other tabs and to who listens. */
  move(state: GuideState, what: GuideMove, stepKey?: string): void
  /** Keeps the step a tour stands at, before the server hears of it. */
  remember(state: GuideState): void
  /** `goThere`: the person pressed a button for it, so the page of its step is opened if need be. */
  start(guideKey: string, goThere?: boolean): void
  /** Decides and shows again. */
  render(): void
}
