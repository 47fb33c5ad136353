import type { ChecklistContent, Phase } from '#contract/checklist'
import type { ChecklistPhaseView, ChecklistView } from '../surface.ts'
import type { Words } from '../words/en.ts'
import { fillWords } from '../words/fill-words.ts'
import { localize } from './localize.ts'

export interface ChecklistFacts {
  guideKey: string
  language: string
  words: Words
  minimised: boolean
  /** Phases with a condition: whether the server finds them unlocked. */
  unlocked: Record<string, boolean>
  isReached(milestone: string): boolean
  byTeammate(milestone: string): boolean
}

/** What a checklist shows now: texts in one language, steps ticked, phases locked with their reason. */
export function toChecklistView(content: ChecklistContent, facts: ChecklistFacts): ChecklistView {
  const { language, isReached, byTeammate } = facts
  let hasNext = false

  const phases = content.phases.map((phase, index): ChecklistPhaseView => {
    const lockedReason = findLockedReason(phase, content.phases[index - 1], facts)
    const steps = phase.steps.map((step) => {
      const isDone = isReached(step.milestone)
      const isNext = !isDone && lockedReason === null && !hasNext
      hasNext ||= isNext
      return {
        key: step.key,
        title: localize(step.title, language),
        body: step.body ? localize(step.body, language) : [],
        state: isDone
          ? ('done' as const)
          : lockedReason !== null
            ? ('locked' as const)
            : isNext
              ? ('next' as const)
              : ('open' as const),
        byTeammate: isDone && byTeammate(step.milestone),
        actionLabel: step.action
          ? step.actionLabel
            ? localize(step.actionLabel, language)
            : facts.words['checklist.showMe']
          : null,
        canSkip: false,
        canMark: false,
        canAskTeammate: false,
      }
    })
    return {
      key: phase.key,
      title: localize(phase.title, language),
      done: steps.filter(({ state }) => state === 'done').length,
      total: steps.length,
      lockedReason,
      steps,
    }
  })
  const done = phases.reduce((sum, phase) => sum + phase.done, 0)
  const total = phases.reduce((sum, phase) => sum + phase.total, 0)
  return {
    guideKey: facts.guideKey,
    inline: null,
    canSnooze: false,
    openStepKey: null,
    title: localize(content.title, language),
    intro: content.intro ? localize(content.intro, language) : [],
    phases,
    done,
    total,
    minimised: facts.minimised,
    completed: done === total,
  }
}

/** Why a phase is locked, in the user's language; null when it is open. */
function findLockedReason(
  phase: Phase,
  previous: Phase | undefined,
  { language, words, unlocked, isReached }: ChecklistFacts,
): string | null {
  const { unlock } = phase
  if (unlock.kind === 'condition') {
    return unlocked[phase.key] ? null : localize(unlock.reason, language)
  }
  if (unlock.kind === 'always' || !previous) return null
  if (previous.steps.every((step) => isReached(step.milestone))) return null
  return fillWords(words['phase.finishFirst'], { phase: localize(previous.title, language) })
}
