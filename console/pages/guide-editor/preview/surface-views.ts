/**
 * What the SDK's surface chunks take, as `sdk/surface.ts` says: the console loads them as files, so
 * the shapes are repeated here and held together by the preview's test in a real browser.
 */
import type { Block } from '#contract/localized-text'
import type { Locator } from '#contract/locator'
import type { QuestionKind } from '#contract/survey'
import type { Advance, Placement, TourStepForm } from '#contract/tour'

/** What the SDK shows, by the names that its chunks are mounted by. */
export type SurfaceName =
  | 'checklist'
  | 'tour'
  | 'hint'
  | 'announcement'
  | 'survey'
  | 'resource-centre'

export interface ChecklistStepView {
  key: string
  title: string
  body: Block[]
  state: 'done' | 'next' | 'open' | 'locked' | 'skipped'
  byTeammate: boolean
  actionLabel: string | null
  canSkip: boolean
  canMark: boolean
  canAskTeammate: boolean
}

export interface ChecklistPhaseView {
  key: string
  title: string
  done: number
  total: number
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
  minimised: boolean
  completed: boolean
  inline: Element | null
  canSnooze: boolean
  openStepKey: string | null
}

export interface TourStepView {
  guideKey: string
  stepKey: string
  title: string
  body: Block[]
  number: number
  total: number | null
  form: TourStepForm
  target: Locator | null
  placement: Placement
  advance: Advance
  branches: string[]
  canGoBack: boolean
  isLast: boolean
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
  isOpen: boolean
}

export interface AnnouncementView {
  guideKey: string
  form: 'banner' | 'modal'
  title: string
  body: Block[]
  position: 'top' | 'bottom'
  image: { url: string; alt: string } | null
  buttonLabel: string | null
  startedByUser: boolean
}

export interface SurveyView {
  guideKey: string
  title: string
  number: number
  total: number
  question: {
    key: string
    kind: QuestionKind
    title: string
    isOptional: boolean
    options: { key: string; label: string }[]
    scale: { from: number; to: number; fromLabel: string; toLabel: string } | null
  } | null
  thanks: Block[]
  canAskLater: boolean
  startedByUser: boolean
}

export interface ResourceCentreView {
  guideKey: string
  title: string
  minimised: boolean
  entries: {
    key: string
    kind: 'checklist' | 'tour' | 'link'
    title: string
    state: 'new' | 'under_way' | 'done' | null
  }[]
  canAskForHelp: boolean
}

export type SurfaceView =
  | ChecklistView
  | TourStepView
  | HintView
  | AnnouncementView
  | SurveyView
  | ResourceCentreView
export type SdkWords = Readonly<Record<string, string>>
