import type { CompletedMilestone } from '#contract/event-batch'
import type { MilestoneState } from '#contract/session'
import type { GuideHappening, HelpAsked } from './guides/guide-happening.ts'
import { installInstance } from './install-instance.ts'
import type { MilepostListeners } from './instance.ts'
import { loadBundledChunk } from './load-bundled-chunk.ts'
import type { HeadlessSurfaces, MilepostOptions } from './options.ts'
import type { Problem } from './problem-reporter.ts'
import { toMethods } from './to-methods.ts'

export type { Block, Inline } from '#contract/localized-text'
export type { Locator, TargetHealth } from '#contract/locator'
export type { QuestionKind, SurveyAnswer } from '#contract/survey'
export type * from './surface.ts'
export type {
  CompletedMilestone,
  GuideHappening,
  HeadlessSurfaces,
  HelpAsked,
  MilepostListeners,
  MilepostOptions,
  MilestoneState,
  Problem,
}
type Fields = Record<string, unknown>

export interface Milepost {
  /**
   * Says who the user is, by your own id. Call it on every page of a signed-in user. `token` is for
   * identity verification, which the server does not do yet.
   */
  identify(userId: string, traits?: Fields, options?: { token?: string }): void
  /** Says which account (customer company) the user works in. Later events belong to it. */
  group(accountId: string, traits?: Fields): void
  /**
   * Records that something happened. Durable within milliseconds; sent soon after.
   * @example milepost.track('report_published', { pages: 3 })
   */
  track(event: string, properties?: Fields): void
  /** Records a page view. Sent by itself on init and on route changes unless `autoPage` is false. */
  page(name?: string, properties?: Fields): void
  /** Starts a guide, also one with trigger `manual`. */
  start(guideKey: string): void
  /** Why a guide is shown or not: the last real decision, line by line. */
  explain(guideKey: string): string[]
  /**
   * When and by whom a milestone was reached, as far as the server has said in this page; undefined:
   * not reached, or no answer yet. Listen to `change` for news.
   */
  milestone(key: string): MilestoneState | undefined
  /** Opens the overlay that shows every decision in the page; again to close it. */
  debug(): void
  /** Listens; returns the function that stops it. */
  on<Type extends keyof MilepostListeners>(
    type: Type,
    listener: MilepostListeners[Type],
  ): () => void
  /** `denied` forgets everything stored in this browser and stops. */
  consent(decision: 'granted' | 'denied'): void
  /** On sign-out: the next person at this browser is nobody yet. */
  reset(): void
  /** Sends what waits now. Resolves when it is sent, or when an attempt failed and it waits on. */
  flush(): Promise<void>
  /** Takes away everything of ours in this page: nodes, listeners, timers, connections. */
  destroy(): void
}

/**
 * Opens Milepost in this page, with methods in place of `milepost('…')`. A page has one instance:
 * where the script tag (or another copy) was first, its instance is used and these options are not.
 */
export function createMilepost(options: MilepostOptions): Milepost {
  return toMethods(installInstance(loadBundledChunk, undefined, options))
}
