import type { GuideAction } from '#contract/guide-action'
import type { GuideKind } from '#contract/guide'
import type { TargetHealth } from '#contract/locator'
import type { Words } from '../words/en.ts'
import type { GuideCore, GuideMove } from './guide-seam.ts'
import type { GuideState } from './guide-state.ts'
import type { Localized } from './localize.ts'

/** What the controllers of all kinds share. */
export interface GuideStage {
  core: GuideCore
  words(): Words
  /** A text in the language of this user. */
  text<Content>(text: Localized<Content>): Content
  /** Every guide of this user. */
  list(): GuideState[]
  /**
   * Moves a run: sets its status, tells the server, other tabs and who listens, and shows what
   * follows.
   */
  move(state: GuideState, what: GuideMove, stepKey?: string, more?: Record<string, unknown>): void
  /** Keeps the step a run stands at, before the server hears of it. */
  remember(state: GuideState): void
  /** `goThere`: the person pressed a button for it, so the page of its step is opened if need be. */
  start(guideKey: string, goThere?: boolean): void
  /** Does what a button asks for: opens a page, or starts a guide. */
  act(action: GuideAction | undefined): void
  /** Until tomorrow at the same time. */
  snooze(state: GuideState): void
  /** Notes how the target of a guide's step fares. */
  tellHealth(state: GuideState, health: TargetHealth, stepKey?: string): void
  /** Decides and shows again. */
  render(): void
}

/**
 * What is particular to one kind of guide: what it shows, and what the person may do there. `current`
 * is the guide that is shown; asked only while there is one.
 */
export type CreateController<Kind extends GuideKind, View, Actions> = (
  stage: GuideStage,
  current: () => GuideState<Kind>,
) => { actions: Actions; view(): View | undefined }
