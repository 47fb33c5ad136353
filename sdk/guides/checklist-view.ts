import type { ChecklistStep, Phase } from '#contract/checklist'
import type { MilestoneProgress } from '../milestones/milestone-progress.ts'
import type { ChecklistPhaseView, ChecklistView } from '../surface.ts'
import { fillWords } from '../words/fill-words.ts'
import type { GuideStage } from './guide-stage.ts'
import type { GuideState } from './guide-state.ts'

/** What a checklist shows now: texts in one language, steps ticked, phases locked with their reason. */
export function toChecklistView(
  { guide, run }: GuideState<'checklist'>,
  { text, words }: Pick<GuideStage, 'text' | 'words'>,
  { isReached, byTeammate }: Pick<MilestoneProgress, 'isReached' | 'byTeammate'>,
): ChecklistView {
  const { content, unlocked = {} } = guide
  let hasNext = false
  const isDone = ({ key, milestone }: ChecklistStep) =>
    isReached(milestone) || run.markedSteps.includes(key)
  const isSkipped = (step: ChecklistStep) => !isDone(step) && run.skippedSteps.includes(step.key)

  /** Why a phase is locked, in the user's language; null when it is open. */
  function findLockedReason({ key, unlock }: Phase, previous: Phase | undefined): string | null {
    if (unlock.kind === 'condition') return unlocked[key] ? null : text(unlock.reason)
    if (unlock.kind === 'always' || !previous) return null
    if (previous.steps.every((step) => isDone(step) || isSkipped(step))) return null
    return fillWords(words()['phase.finishFirst'], { phase: text(previous.title) })
  }

  const phases = content.phases.map((phase, index): ChecklistPhaseView => {
    const lockedReason = findLockedReason(phase, content.phases[index - 1])
    const isLocked = lockedReason !== null
    const steps = phase.steps.map((step) => {
      const done = isDone(step)
      const isOpen = !done && !isLocked && !isSkipped(step)
      const isNext = isOpen && !hasNext
      hasNext ||= isNext
      const { title, body, action, actionLabel } = step
      return {
        key: step.key,
        title: text(title),
        body: body ? text(body) : [],
        state: done
          ? ('done' as const)
          : isSkipped(step)
            ? ('skipped' as const)
            : isLocked
              ? ('locked' as const)
              : isNext
                ? ('next' as const)
                : ('open' as const),
        byTeammate: done && byTeammate(step.milestone),
        actionLabel: action
          ? actionLabel
            ? text(actionLabel)
            : words()['checklist.showMe']
          : null,
        canSkip: isOpen && step.optional === true,
        canMark: isOpen && step.markable === true,
        canAskTeammate: isOpen && step.askTeammate === true,
      }
    })
    return {
      key: phase.key,
      title: text(phase.title),
      done: steps.filter(({ state }) => state === 'done').length,
      total: steps.filter(({ state }) => state !== 'skipped').length,
      lockedReason,
      steps,
    }
  })
  const sum = (count: (phase: ChecklistPhaseView) => number) =>
    phases.reduce((total, phase) => total + count(phase), 0)
  const done = sum((phase) => phase.done)
  const total = sum((phase) => phase.total)
  return {
    guideKey: guide.key,
    title: text(content.title),
    intro: content.intro ? text(content.intro) : [],
    phases,
    done,
    total,
    minimised: run.status === 'minimised',
    completed: done === total,
    inline: null,
    canSnooze: content.snoozable === true,
    openStepKey: null,
  }
}
