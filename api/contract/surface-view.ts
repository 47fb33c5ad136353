/**
 * What a surface of the SDK is given to draw, every text resolved: the page decides it from a session,
 * the console's preview from a draft. Types only and free of zod, since the npm package shows them as
 * they are.
 */
import type { Block } from './localized-text.ts'
import type { Locator } from './locator.ts'
import type { QuestionKind } from './survey.ts'
import type { Advance, Placement, TourStepForm } from './tour.ts'

export interface ChecklistStepView {
  key: string
  title: string
  body: Block[]
  state: 'done' | 'next' | 'open' | 'locked' | 'skipped'
  /** Somebody else of the account did it. */
  byTeammate: boolean
  /** Words on the button; null: the step has no action. */
  actionLabel: string | null
  /** What is offered beside the action while the step is open. */
  canSkip: boolean
  canMark: boolean
  canAskTeammate: boolean
}

export interface ChecklistPhaseView {
  key: string
  title: string
  done: number
  total: number
  /** Why it is locked, in the user's language; null: it is open. */
  lockedReason: string | null
  steps: ChecklistStepView[]
}

export interface ChecklistView {
  guideKey: string
  title: string
  intro: Block[]
  phases: ChecklistPhaseView[]
  done: number
  total: number
  /** Only the launcher pill is seen. */
  minimised: boolean
  /** Every step is done: one card says what was achieved. */
  completed: boolean
  /** The element of the page it stands in; null: a panel over the page. */
  inline: Element | null
  canSnooze: boolean
  /** A step to unfold and bring into view, as a colleague's link asks; null: none. */
  openStepKey: string | null
}

export interface TourStepView {
  guideKey: string
  stepKey: string
  title: string
  body: Block[]
  /** 1-based, and of how many. Null where branches leave it open. */
  number: number
  total: number | null
  form: TourStepForm
  /** Tooltips only. */
  target: Locator | null
  placement: Placement
  advance: Advance
  /** Instead of Next: words on the buttons. */
  branches: string[]
  canGoBack: boolean
  isLast: boolean
  /** The person asked for it, so focus may move into the step; else it is only announced. */
  startedByUser: boolean
}

export interface HintView {
  guideKey: string
  title: string
  body: Block[]
  target: Locator
  placement: Placement
  beacon: 'pulsing' | 'quiet'
  buttonLabel: string | null
  /** The card is open beside the beacon. */
  isOpen: boolean
}

/** A banner or a modal. */
export interface AnnouncementView {
  guideKey: string
  form: 'banner' | 'modal'
  title: string
  body: Block[]
  /** Banners only. */
  position: 'top' | 'bottom'
  /** Modals only; `url` is safe. */
  image: { url: string; alt: string } | null
  buttonLabel: string | null
  startedByUser: boolean
}

export interface SurveyView {
  guideKey: string
  title: string
  /** 1-based, and of how many. */
  number: number
  total: number
  /** Null: every question is answered, and `thanks` is said. */
  question: {
    key: string
    kind: QuestionKind
    title: string
    isOptional: boolean
    options: { key: string; label: string }[]
    /** First and last value of a scale, and what they mean. */
    scale: { from: number; to: number; fromLabel: string; toLabel: string } | null
  } | null
  thanks: Block[]
  canAskLater: boolean
  startedByUser: boolean
}

export interface ResourceCentreView {
  guideKey: string
  title: string
  /** Only its launcher is seen. */
  minimised: boolean
  /** Checklists and tours of this user, then links. Searching is the surface's. */
  entries: {
    key: string
    kind: 'checklist' | 'tour' | 'link'
    title: string
    /** `done` in words beside it; null where that means nothing. */
    state: 'new' | 'under_way' | 'done' | null
  }[]
  canAskForHelp: boolean
}

export interface CelebrationView {
  title: string
  text: string
}

interface SurfaceViews {
  checklist: ChecklistView
  tour: TourStepView
  hint: HintView
  announcement: AnnouncementView
  survey: SurveyView
  'resource-centre': ResourceCentreView
}

/** What draws a guide, by the name that its chunk is mounted by. */
export type SurfaceName = keyof SurfaceViews
export type SurfaceView = SurfaceViews[SurfaceName]
