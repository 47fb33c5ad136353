import { matchesPathPrefix } from '#contract/rules/match-url'
import type { Advance, TourStep } from '#contract/tour'
import type { TourActions, TourStepView } from '../surface.ts'
import type { CreateController, GuideStage } from './guide-stage.ts'
import { currentStep, followingStep, isUnderWay, stepsOf, type GuideState } from './guide-state.ts'

/** The tour in the page: its step, and the ways on. */
export const createTour: CreateController<'tour', TourStepView, TourActions> = (stage, current) => {
  const { move, text } = stage
  /** Steps of `ifMissing: skip` count as shown once their target was seen. */
  const noteShown = (state: GuideState<'tour'>, { key }: TourStep) => {
    if (state.run.shownKey === key) return
    Object.assign(state.run, { stepKey: key, shownKey: key, shownPath: location.pathname })
    move(state, 'step_shown', key)
  }
  /** By a button: the page of the step is opened if need be. */
  const walk = (next: TourStep | undefined) => {
    goOn(stage, current(), next)
    goThere(current())
  }

  return {
    actions: {
      next: () => walk(followingStep(current())),
      branch(index) {
        const { goTo } = currentStep(current())!.branches![index]!
        walk(stepsOf(current()).find(({ key }) => key === goTo))
      },
      back() {
        const state = current()
        const { trail, stepKey } = state.run
        stand(stage, state, trail.at(-1) ?? stepKey, trail.slice(0, -1))
        goThere(state)
      },
      close: () => move(current(), 'dismissed', currentStep(current())?.key),
      targetClicked: () => advanceOn(stage, current(), (advance) => advance.on === 'click'),
      targetHealth(health) {
        const state = current()
        const step = currentStep(state)!
        stage.tellHealth(state, health, step.key)
        if (step.ifMissing !== 'skip') return
        if (health !== 'lost') return noteShown(state, step)
        // It was never seen: the tour goes on without it, as long as there is something to see.
        const isUnseen = state.run.shownKey !== step.key
        if (isUnseen && (followingStep(state) || state.run.trail.length)) {
          goOn(stage, state, followingStep(state))
        }
      },
    },
    view() {
      const state = current()
      const { guide, run, askedFor } = state
      const { trail } = run
      const step = currentStep(state)
      if (!step) return
      const form = step.form ?? 'tooltip'
      if (form !== 'tooltip' || step.ifMissing !== 'skip') noteShown(state, step)
      const { steps } = guide.content
      const rest = steps.slice(steps.indexOf(step))
      const branches = step.branches?.map(({ label }) => text(label)) ?? []
      return {
        guideKey: guide.key,
        stepKey: step.key,
        title: text(step.title),
        body: text(step.body),
        number: trail.length + 1,
        total: rest.some((one) => one.branches) ? null : trail.length + rest.length,
        form,
        target: step.target ?? null,
        placement: step.placement,
        advance: step.advance,
        branches,
        canGoBack: trail.length > 0,
        isLast: rest.length === 1 && !branches.length,
        startedByUser: askedFor > 0,
      }
    },
  }
}

/** Stands at the next step, or completes the tour where there is none. */
export function goOn(stage: GuideStage, state: GuideState, next: TourStep | undefined): void {
  const step = currentStep(state)!
  if (!next) return stage.move(state, 'completed', step.key)
  const { trail, shownKey } = state.run
  stand(stage, state, next.key, shownKey === step.key ? [...trail, step.key] : trail)
}

function stand(
  stage: GuideStage,
  state: GuideState,
  stepKey: string | null,
  trail: string[],
): void {
  Object.assign(state.run, { stepKey, trail })
  stage.remember(state)
  stage.render()
}

/** Goes on if the tour is under way and its step waits for just this. */
export function advanceOn(
  stage: GuideStage,
  state: GuideState,
  waitsFor: (advance: Advance) => boolean,
): void {
  const step = state.run.status === 'active' ? currentStep(state) : undefined
  if (step && waitsFor(step.advance)) goOn(stage, state, followingStep(state))
}

/** Opens the page that the step of a tour belongs to, when that is another one and has one address. */
export function goThere(state: GuideState): void {
  const { pathPrefix: path } = (isUnderWay(state) && currentStep(state)) || {}
  if (path && !path.includes('*') && !matchesPathPrefix(location.href, path)) location.assign(path)
}
