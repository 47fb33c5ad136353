import { safeUrl } from '#contract/rules/safe-url'
import type { MilestoneProgress } from '../milestones/milestone-progress.ts'
import type { ChecklistActions, ChecklistView } from '../surface.ts'
import { toChecklistView } from './checklist-view.ts'
import type { CreateController } from './guide-stage.ts'
import type { PageGuide } from './guide-state.ts'
import { toStepLink, type LinkedStep } from './linked-step.ts'

/** Where the checklist is a sheet at the foot of the screen instead of a card beside the page. */
const SHEET_BELOW_PX = 480

interface ChecklistPage {
  progress: MilestoneProgress
  findPlace(guideKey: string): Element | null
  linked: LinkedStep | undefined
}

/** The checklist in the page; it ends its run when every step is done. */
export const createChecklist =
  ({
    progress,
    findPlace,
    linked,
  }: ChecklistPage): CreateController<'checklist', ChecklistView, ChecklistActions> =>
  (stage, current) => {
    const { move } = stage
    const actionOf = (stepKey: string) => findStep(current().guide, stepKey)?.action
    /** After completion every way out means: seen, and gone. */
    const leave = (what: 'minimised' | 'dismissed') => {
      const state = current()
      if (state.run.status !== 'completed') return move(state, what)
      state.isFinishing = false
      stage.render()
    }

    return {
      actions: {
        act(stepKey) {
          const state = current()
          const action = actionOf(stepKey)
          // A sheet over the page would cover what the step is about.
          if (action && innerWidth < SHEET_BELOW_PX && state.guide.content.layout !== 'inline') {
            move(state, 'minimised')
          }
          stage.act(action)
        },
        skip(stepKey) {
          const state = current()
          state.run.skippedSteps = [...state.run.skippedSteps, stepKey]
          move(state, 'step_skipped', stepKey)
        },
        mark(stepKey) {
          const state = current()
          state.run.markedSteps = [...state.run.markedSteps, stepKey]
          move(state, 'step_marked', stepKey)
        },
        linkTo(stepKey) {
          const action = actionOf(stepKey)
          const page = action?.kind === 'open' ? safeUrl(action.url, location.href) : null
          const url = page?.startsWith('http') ? page : location.href
          return toStepLink(url, current().guide.key, stepKey)
        },
        snooze: () => stage.snooze(current()),
        minimise: () => leave('minimised'),
        open: () => move(current(), 'opened'),
        dismiss: () => leave('dismissed'),
      },
      view() {
        const state = current()
        const { key, content } = state.guide
        const view = toChecklistView(state, stage, progress)
        if (view.completed && state.run.status !== 'completed') {
          state.isFinishing = true
          move(state, 'completed')
          view.minimised = false
        }
        if (content.layout === 'inline') view.inline = findPlace(key)
        if (linked?.guideKey === key) view.openStepKey = linked.stepKey
        return view
      },
    }
  }

/** A step of a checklist by its key. */
export const findStep = ({ content }: PageGuide<'checklist'>, stepKey: string) =>
  content.phases.flatMap(({ steps }) => steps).find(({ key }) => key === stepKey)
