import type { ChecklistStepView, ChecklistView } from '../surface.ts'
import { say, type Words } from '../elements/say.ts'

/**
 * What a screen reader is told when the checklist changed: steps newly done, phases newly open and
 * how far it is now. Null: nothing worth interrupting for.
 */
export function describeProgress(
  before: ChecklistView,
  after: ChecklistView,
  words: Words,
): string | null {
  const doneBefore = new Set(
    stepsOf(before)
      .filter(isDone)
      .map(({ key }) => key),
  )
  const lockedBefore = new Set(before.phases.filter(isLocked).map(({ key }) => key))
  const newlyDone = stepsOf(after).filter((step) => isDone(step) && !doneBefore.has(step.key))
  const unlocked = after.phases.filter((phase) => !isLocked(phase) && lockedBefore.has(phase.key))
  if (!newlyDone.length && !unlocked.length) return null
  return [
    ...newlyDone.map(({ title, byTeammate }) =>
      byTeammate
        ? `${say(words, 'checklist.byTeammate')}: ${title}`
        : say(words, 'checklist.stepDone', { step: title }),
    ),
    ...unlocked.map(({ title }) => say(words, 'checklist.phaseUnlocked', { phase: title })),
    after.completed
      ? say(words, 'checklist.completedTitle')
      : say(words, 'checklist.progressSpoken', { done: after.done, total: after.total }),
  ].join('. ')
}

const stepsOf = (view: ChecklistView) => view.phases.flatMap(({ steps }) => steps)
const isDone = (step: ChecklistStepView) => step.state === 'done'
const isLocked = (phase: { lockedReason: string | null }) => phase.lockedReason !== null
