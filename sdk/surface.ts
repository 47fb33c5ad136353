/**
 * The seam between boot and the surface chunks. Boot decides what is shown and says it in a view of
 * resolved texts; a chunk exports `mount(host, actions, surface)` and draws. Types only: an IIFE shares no
 * modules, so a chunk gets everything it needs through its host. A page that draws for itself
 * (`surfaces` in the options) implements the same seam.
 */
import type { TargetHealth } from '#contract/locator'
import type {
  AnnouncementView,
  CelebrationView,
  ChecklistView,
  HintView,
  ResourceCentreView,
  SurveyView,
  TourStepView,
} from '#contract/surface-view'
import type { SurveyAnswer } from '#contract/survey'

export type * from '#contract/surface-view'

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

export interface AnnouncementActions {
  act(): void
  close(): void
}

export interface SurveyActions {
  /** Null: the question is passed over. */
  answer(questionKey: string, answer: SurveyAnswer | null): void
  askLater(): void
  close(): void
}

export interface ResourceCentreActions {
  open(): void
  minimise(): void
  choose(key: string): void
  /** What was searched for goes along. */
  askForHelp(query: string): void
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
