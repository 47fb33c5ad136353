import type { ChecklistPhaseView, ChecklistView } from '../surface.ts'
import { say, type Words } from '../elements/say.ts'

/**
 * What a screen reader is told when the checklist changed: steps newly done or skipped, phases newly
 * open and how far it is now. Null: nothing worth interrupting for.
 */
export function describeProgress(
  before: ChecklistView,
  after: ChecklistView,
  words: Words,
): string | null {
  const states = new Map(stepsOf(before).map(({ key, state }) => [key, state]))
  const locked = new Set(before.phases.filter(isLocked).map(({ key }) => key))
  const news = [
    ...stepsOf(after)
      .filter(({ key, state }) => state !== states.get(key))
      .flatMap(({ state, title, byTeammate }) => {
        if (state === 'skipped') return `${say(words, 'checklist.skipped')}: ${title}`
        if (state !== 'done') return []
        return byTeammate
          ? `${say(words, 'checklist.byTeammate')}: ${title}`
          : say(words, 'checklist.stepDone', { step: title })
      }),
    ...after.phases
      .filter((phase) => !isLocked(phase) && locked.has(phase.key))
      .map(({ title }) => say(words, 'checklist.phaseUnlocked', { phase: title })),
  ]
  if (!news.length) return null
  const { completed, done, total } = after
  const progress = completed
    ? say(words, 'checklist.completedTitle')
    : say(words, 'checklist.progressSpoken', { done, total })
  return [...news, progress].join('. ')
}

const stepsOf = (view: ChecklistView) => view.phases.flatMap(({ steps }) => steps)
const isLocked = (phase: ChecklistPhaseView) => phase.lockedReason !== null
