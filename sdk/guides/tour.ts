import type { Advance, TourStep } from '#contract/tour'
import type { TourActions, TourStepView } from '../surface.ts'
import { currentStep, type GuideState } from './guide-state.ts'
import { localize } from './localize.ts'
import type { GuideStage } from './guide-stage.ts'

export interface Tour {
  /** `waits`: its step belongs to another page. */
  render(state: GuideState | undefined, waits?: boolean): void
  /** Somebody asked for it: goes on where it stands, or begins. */
  start(state: GuideState): void
  /** Opens the page its step belongs to, when that is another one. */
  goThere(): void
  /** An event of this page, which the step may wait for. */
  happened(event: string): void
  /** Milestones just reached, which the step may wait for. */
  reached(milestones: string[]): void
}

/** The one tour in the page: shows its step, and advances by Next or when the user does the thing. */
export function createTour(stage: GuideStage): Tour {
  const { language, move } = stage
  let current: GuideState | undefined
  let isElsewhere = false
  let lostStep: TourStep | undefined

  const actions: TourActions = {
    next: () => go(1),
    back: () => go(-1),
    close: () => end('dismissed'),
    branch() {},
    targetClicked: () => advanceOn('click', () => true),
    targetHealth(health) {
      const step = current && currentStep(current)
      if (health !== 'lost' || !current || !step || step === lostStep) return
      lostStep = step
      stage.core.report('target_lost', `${current.guide.key}/${step.key}`)
      move(current, 'target_lost', step.key)
    },
  }
  const slot = stage.createSlot<TourStepView>('tour', actions)

  function listSteps(): TourStep[] {
    return current?.guide.kind === 'tour' ? (current.guide.content?.steps ?? []) : []
  }

  function go(by: 1 | -1): void {
    if (!current) return
    const steps = listSteps()
    const index = steps.findIndex((step) => step === currentStep(current!)) + by
    const step = steps[index]
    if (!step) return by > 0 ? end('completed') : undefined
    current.stepKey = step.key
    stage.remember(current)
    stage.render()
  }

  function end(status: 'completed' | 'dismissed'): void {
    if (!current) return
    const step = currentStep(current)
    Object.assign(current, { status, askedFor: false, stepKey: null })
    move(current, status, step?.key)
    stage.render()
  }

  function advanceOn<On extends Advance['on']>(
    on: On,
    matches: (advance: Extract<Advance, { on: On }>) => boolean,
  ): void {
    if (current?.status !== 'active') return
    const advance = currentStep(current)?.advance
    if (advance?.on === on && matches(advance as Extract<Advance, { on: On }>)) go(1)
  }

  function begin(state: GuideState): void {
    const first = listStepsOf(state)[0]
    Object.assign(state, { status: 'active', stepKey: first?.key ?? null, shownKey: null })
    move(state, 'started', first?.key)
  }

  return {
    render(state, waits = false) {
      current = state
      isElsewhere = waits
      if (!state || waits) return slot.hide()
      if (!state.status) begin(state)
      const steps = listSteps()
      const step = currentStep(state)
      if (!step) return slot.hide()
      if (state.shownKey !== step.key) {
        state.shownKey = step.key
        move(state, 'step_shown', step.key)
      }
      slot.show({
        guideKey: state.guide.key,
        stepKey: step.key,
        title: localize(step.title, language),
        body: localize(step.body, language),
        number: steps.indexOf(step) + 1,
        total: steps.length,
        target: step.target ?? null,
        form: step.form ?? 'tooltip',
        branches: [],
        canGoBack: steps.indexOf(step) > 0,
        isLast: step === steps.at(-1),
        placement: step.placement,
        advance: step.advance,
        startedByUser: state.askedFor,
      })
    },
    start(state) {
      if (state.status !== 'active') begin(state)
    },
    goThere() {
      const path = current && currentStep(current)?.pathPrefix
      if (isElsewhere && path && !path.includes('*')) location.assign(path)
    },
    happened: (event) => advanceOn('event', (advance) => advance.event === event),
    reached: (milestones) =>
      advanceOn('milestone', (advance) => milestones.includes(advance.milestone)),
  }
}

const listStepsOf = ({ guide }: GuideState) =>
  guide.kind === 'tour' ? (guide.content?.steps ?? []) : []
