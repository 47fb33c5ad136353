/**
 * The seam between boot and the surface chunks. Boot decides what is shown and says it in a view of
 * resolved texts; a chunk exports `mount(host, actions, surface)` and draws. Types only: an IIFE shares no
 * modules, so a chunk gets everything it needs through its host. A page that draws for itself
 * (`surfaces` in the options) implements the same seam.
 */
import type { Block } from '#contract/localized-text'
import type { Locator, TargetHealth } from '#contract/locator'
import type { QuestionKind, SurveyAnswer } from '#contract/survey'
import type { Advance, Placement, TourStepForm } from '#contract/tour'

export interface SurfaceHost {
  /** The one shadow root of the SDK. Surfaces are popovers in it; there is no z-index anywhere. */
  root: ShadowRoot
  /** BCP 47, and the direction texts run. */
  locale: string
  direction: 'ltr' | 'rtl'
  /** Built-in words of the locale, by key of `sdk/words/en.ts`. */
  words: Readonly<Record<string, string>>
  /** The vendor's accent, `#rrggbb`; contrast was checked by the server. */
  accent: string
  /** `page`: as the page is, or else the system. */
  scheme: 'page' | 'light' | 'dark'
  /** The bottom corner for what is not beside a target. */
  corner: 'start' | 'end'
  /** Tells of trouble once per code; never throws into the page. */
  report(code: string, detail?: unknown): void
}

/** A surface in the page. `update` may come often; it must not move focus. */
export interface MountedSurface<View> {
  update(view: View): void
  /** Takes away every node, listener, observer and timer. */
  remove(): void
}
/** `surface` is the name it is mounted by, for a function that draws several. */
export type Mount<View, Actions> = (
  host: SurfaceHost,
  actions: Actions,
  surface?: string,
) => MountedSurface<View>

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
export interface ChecklistActions {
  act(stepKey: string): void
  skip(stepKey: string): void
  mark(stepKey: string): void
  /** The address of a link that opens the product at this step. The surface copies it. */
  linkTo(stepKey: string): string
  /** Until tomorrow. */
  snooze(): void
  minimise(): void
  open(): void
  /** After completion, or "not now": gone until asked for. */
  dismiss(): void
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
export interface TourActions {
  next(): void
  back(): void
  close(): void
  /** The person chose the branch at this index. */
  branch(index: number): void
  /** The person really clicked the target. */
  targetClicked(): void
  /** Health of the target, told whenever it changes. */
  targetHealth(health: TargetHealth): void
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
export interface HintActions {
  open(): void
  /** Escape, or away from it: the beacon stays. */
  close(): void
  /** Its button: done with it. */
  act(): void
  /** "Got it": the beacon goes for good. */
  dismiss(): void
  targetHealth(health: TargetHealth): void
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
export interface AnnouncementActions {
  act(): void
  close(): void
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
export interface SurveyActions {
  /** Null: the question is passed over. */
  answer(questionKey: string, answer: SurveyAnswer | null): void
  askLater(): void
  close(): void
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
export interface ResourceCentreActions {
  open(): void
  minimise(): void
  choose(key: string): void
  /** What was searched for goes along. */
  askForHelp(query: string): void
}

export interface CelebrationView {
  title: string
  text: string
}
export interface CelebrationActions {
  /** It was really on screen. */
  shown(): void
  closed(): void
}

export type MountChecklist = Mount<ChecklistView, ChecklistActions>
export type MountTour = Mount<TourStepView, TourActions>
export type MountHint = Mount<HintView, HintActions>
export type MountAnnouncement = Mount<AnnouncementView, AnnouncementActions>
export type MountSurvey = Mount<SurveyView, SurveyActions>
export type MountResourceCentre = Mount<ResourceCentreView, ResourceCentreActions>
export type MountCelebration = Mount<CelebrationView, CelebrationActions>
