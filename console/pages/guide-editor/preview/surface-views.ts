/**
 * What the SDK's surface chunks take, as `sdk/surface.ts` says: the console loads them as files, so
 * the shapes are repeated here and held together by the preview's test in a real browser.
 */
import type { Locator } from '#contract/locator'
import type { Advance, Placement } from '#contract/tour'
import type { Block } from '#contract/localized-text'

export interface ChecklistStepView {
  key: string
  title: string
  body: Block[]
  state: 'done' | 'next' | 'open' | 'locked'
  byTeammate: boolean
  actionLabel: string | null
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
  title: string
  intro: Block[]
  phases: ChecklistPhaseView[]
  done: number
  total: number
  minimised: boolean
  completed: boolean
}

export interface TourStepView {
  guideKey: string
  stepKey: string
  title: string
  body: Block[]
  number: number
  total: number
  target: Locator
  placement: Placement
  advance: Advance
  startedByUser: boolean
}

export type SurfaceView = ChecklistView | TourStepView
export type SdkWords = Readonly<Record<string, string>>
