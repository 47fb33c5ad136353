import { safeUrl } from '#contract/rules/safe-url'
import type { MilestoneProgress } from '../milestones/milestone-progress.ts'
import type { ChecklistActions, ChecklistView } from '../surface.ts'
import { toChecklistView } from './checklist-view.ts'
import type { GuideState } from './guide-state.ts'
import type { GuideStage } from './guide-stage.ts'

/** Where the checklist is a sheet at the foot of the screen instead of a card beside the page. */
const SHEET_BELOW_PX = 480

export interface Checklist {
  render(state: GuideState | undefined): void
  start(state: GuideState): void
}

/** The checklist in the page: starts its run when first shown, and ends it when every step is done. */
export function createChecklist(stage: GuideStage, progress: MilestoneProgress): Checklist {
  const { language, move } = stage
  let current: GuideState | undefined

  const actions: ChecklistActions = {
    act,
    skip() {},
    mark() {},
    linkTo: () => location.href,
    snooze() {},
    minimise: () => leave('minimised'),
    open: () => change('active', 'opened'),
    dismiss: () => leave('dismissed'),
  }
  const slot = stage.createSlot<ChecklistView>('checklist', actions)

  function change(
    status: 'active' | 'minimised' | 'dismissed',
    what: 'opened' | 'minimised' | 'dismissed',
  ) {
    if (!current) return
    current.status = status
    move(current, what)
    stage.render()
  }

  /** After completion both ways out mean: seen, and gone. */
  function leave(status: 'minimised' | 'dismissed'): void {
    if (current?.status !== 'completed') return change(status, status)
    current.isFinishing = false
    stage.render()
  }

  function act(stepKey: string): void {
    if (current?.guide.kind !== 'checklist') return
    const steps = current.guide.content?.phases.flatMap((phase) => phase.steps)
    const action = steps?.find(({ key }) => key === stepKey)?.action
    // A sheet over the page would cover what the step is about.
    if (action && innerWidth < SHEET_BELOW_PX) change('minimised', 'minimised')
    if (action?.kind === 'tour') stage.start(action.guide, true)
    if (action?.kind === 'open') openAddress(action.url)
  }

  return {
    render(state) {
      current = state
      if (state?.guide.kind !== 'checklist' || !state.guide.content) return slot.hide()
      if (!state.status) {
        state.status = 'active'
        move(state, 'started')
      }
      const { unlocked = {}, content } = state.guide
      const view = toChecklistView(content, {
        guideKey: state.guide.key,
        language,
        words: stage.words(),
        minimised: state.status === 'minimised',
        unlocked,
        isReached: progress.isReached,
        byTeammate: progress.byTeammate,
      })
      if (view.completed && state.status !== 'completed') {
        state.status = 'completed'
        state.isFinishing = true
        move(state, 'completed')
        view.minimised = false
      }
      slot.show(view)
    },
    start(state) {
      const isNew = !state.status
      state.status = 'active'
      move(state, isNew ? 'started' : 'opened')
    },
  }
}

/** Pages of the vendor open here, others beside. An address that is not safe opens nothing. */
function openAddress(address: string): void {
  const url = safeUrl(address, location.href)
  if (!url) return
  if (new URL(url).origin === location.origin) location.assign(url)
  else window.open(url, '_blank', 'noopener,noreferrer')
}
