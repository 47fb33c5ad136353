/**
 * The types of the contract that the npm package shows, written out: in `api/contract` they are read
 * off zod schemas, which a page has no use for. The build puts this file in place of `#contract/…` in
 * the declarations; public-contract.test-d.ts holds the two equal.
 */

/** A milestone that was completed just now, by the sending user or (account scope) in their account. */
export interface CompletedMilestone {
  milestone: string
  scope: 'user' | 'account'
  firstValue: boolean
  /** ISO-8601. */
  reachedAt: string
}

export interface MilestoneState {
  /** ISO-8601. */
  reachedAt: string
  /** Whether this user did it, or somebody else of the account. */
  by: 'you' | 'teammate'
}

/** A run of text. `href` is http, https, mailto or tel, to be checked again before it is shown. */
export interface Inline {
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
  code?: boolean | undefined
  href?: string | undefined
}

/** Content is a tree of known blocks, never HTML. */
export type Block = { type: 'paragraph'; children: Inline[] } | { type: 'list'; items: Inline[][] }

/** How an element is recognised: what it is for a person, stable attributes, where it stands. */
export interface ElementSigns {
  role?: string | undefined
  name?: string | undefined
  text?: string | undefined
  tag?: string | undefined
  attributes?: Record<string, string> | undefined
  landmark?: { role: string; name?: string | undefined } | undefined
  path?: string | undefined
}

/** `within` are the hosts around it, from the outside in: open shadow roots and frames. */
export interface Locator extends ElementSigns {
  within?: ElementSigns[] | undefined
}

/** What became of a target in the page. */
export type TargetHealth = 'found' | 'ambiguous' | 'occluded' | 'lost'

/** What leads on from a step of a tour. */
export type Advance =
  | { on: 'next' }
  | { on: 'click' }
  | { on: 'event'; event: string }
  | { on: 'milestone'; milestone: string }

export type Placement = 'top' | 'bottom' | 'start' | 'end'

/** `tooltip` points at its target, `docked` stands in a corner, `modal` in the middle. */
export type TourStepForm = 'tooltip' | 'docked' | 'modal'

/** `nps` 0 to 10, `csat` 1 to 5, `ces` 1 to 7; `single` and `multiple` choose, `text` is free. */
export type QuestionKind = 'nps' | 'csat' | 'ces' | 'single' | 'multiple' | 'text'

/** A point of the scale, option keys, or words. */
export type SurveyAnswer = number | string[] | string
