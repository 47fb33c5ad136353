import type { ChecklistContent, Phase } from '#contract/checklist'
import type { ChecklistView } from '#contract/surface-view'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { PreviewScene } from '../../preview/preview-scene.ts'

type Scene = Pick<PreviewScene, 'guideKey' | 'language' | 'words' | 'at' | 'isOpen'>

/** A checklist as somebody sees it who has done the first so many (`at`) steps. */
export function previewChecklist(
  content: ChecklistContent,
  { guideKey, language, words, at, isOpen }: Scene,
): ChecklistView {
  let counted = 0
  let hasNext = false
  const phases = content.phases.map((phase, index) => {
    const before = content.phases[index - 1]
    const doneBefore = counted
    const stepsBefore = content.phases.slice(0, index).flatMap(({ steps }) => steps).length
    const lockedReason = sayLocked(phase, before, doneBefore === stepsBefore, { language, words })
    const steps = phase.steps.map((step) => {
      const isDone = counted < at
      if (isDone) counted += 1
      const isNext = !isDone && lockedReason === null && !hasNext
      hasNext ||= isNext
      return {
        key: step.key,
        title: localize(step.title, language),
        body: step.body ? localizeBlocks(step.body, language) : [],
        state: isDone
          ? ('done' as const)
          : lockedReason !== null
            ? ('locked' as const)
            : isNext
              ? ('next' as const)
              : ('open' as const),
        byTeammate: false,
        actionLabel: step.action
          ? (step.actionLabel && localize(step.actionLabel, language)) ||
            (words['checklist.showMe'] ?? '')
          : null,
        canSkip: step.optional === true,
        canMark: step.markable === true,
        canAskTeammate: step.askTeammate === true,
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
  const total = phases.reduce((sum, phase) => sum + phase.total, 0)
  return {
    guideKey,
    title: localize(content.title, language),
    intro: content.intro ? localizeBlocks(content.intro, language) : [],
    phases,
    done: counted,
    total,
    // What stands in the page cannot be made small.
    minimised: !isOpen && content.layout !== 'inline',
    completed: counted === total,
    inline: null,
    canSnooze: content.snoozable === true,
    openStepKey: null,
  }
}

/** A phase with a condition is shown locked: that is what its reason is written for. */
function sayLocked(
  { unlock }: Phase,
  before: Phase | undefined,
  isBeforeDone: boolean,
  { language, words }: Pick<Scene, 'language' | 'words'>,
): string | null {
  if (unlock.kind === 'condition') return localize(unlock.reason, language)
  if (unlock.kind === 'always' || !before || isBeforeDone) return null
  const phase = localize(before.title, language)
  return (words['phase.finishFirst'] ?? '').replace('{phase}', phase)
}
