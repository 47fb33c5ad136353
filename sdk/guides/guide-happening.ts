/** What moved a run. */
export type GuideMove =
  | 'started'
  | 'step_shown'
  | 'minimised'
  | 'opened'
  | 'dismissed'
  | 'completed'
  | 'snoozed'
  | 'step_marked'
  | 'step_skipped'

/** What `on('guide', …)` is called with. */
export interface GuideHappening {
  guideKey: string
  what: GuideMove | 'target_lost'
  stepKey?: string | undefined
}

/** What `on('help', …)` is called with: what was searched for goes along. */
export interface HelpAsked {
  query: string
}
