/**
 * The seam between boot and the surface chunks. Boot decides what is shown and says it in a view of
 * resolved texts; a chunk exports `mount(host, actions)` and draws. Types only: an IIFE shares no
 * modules, so a chunk gets everything it needs through its host.
 */
import type { Block } from '#contract/localized-text'
import type { Advance, Locator, Placement } from '#contract/guide'

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
  /** Tells of trouble once per code; never throws into the page. */
  report(code: string, detail?: unknown): void
}

/** A surface in the page. `update` may come often; it must not move focus. */
export interface MountedSurface<View> {
  update(view: View): void
  /** Takes away every node, listener, observer and timer. */
  remove(): void
}

export interface ChecklistStepView {
  key: string
  title: string
  body: Block[]
  state: 'done' | 'next' | 'open' | 'locked'
  /** Somebody else of the account did it. */
  byTeammate: boolean
  /** Words on the button; null: the step has no action. */
  actionLabel: string | null
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
  title: string
  intro: Block[]
  phases: ChecklistPhaseView[]
  done: number
  total: number
  /** Only the launcher pill is seen. */
  minimised: boolean
  /** Every step is done: one card says so. */
  completed: boolean
}
export interface ChecklistActions {
  act(stepKey: string): void
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
  /** 1-based. */
  number: number
  total: number
  target: Locator
  placement: Placement
  advance: Advance
  /** The person asked for it, so focus may move into the step; else it is only announced. */
  startedByUser: boolean
}
export interface TourActions {
  next(): void
  back(): void
  close(): void
  /** The person really clicked the target. */
  targetClicked(): void
  /** Health of the target, told whenever it changes. */
  targetHealth(health: 'found' | 'ambiguous' | 'occluded' | 'lost'): void
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

export type MountChecklist = (
  host: SurfaceHost,
  actions: ChecklistActions,
) => MountedSurface<ChecklistView>
export type MountTour = (host: SurfaceHost, actions: TourActions) => MountedSurface<TourStepView>
export type MountCelebration = (
  host: SurfaceHost,
  actions: CelebrationActions,
) => MountedSurface<CelebrationView>
