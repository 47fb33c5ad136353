import type { ChecklistContent, Phase } from '#contract/checklist'
import type { TourContent } from '#contract/tour'
import type { Block, Locale, LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import type { ChecklistView, SdkWords, TourStepView } from './surface-views.ts'

/** A checklist as somebody sees it who has done the first so many steps. */
export function previewChecklist(
  content: ChecklistContent,
  { language, words, done }: { language: Locale; words: SdkWords; done: number },
): ChecklistView {
  let counted = 0
  let hasNext = false
  const phases = content.phases.map((phase, index) => {
    const before = content.phases[index - 1]
    const doneBefore = counted
    const stepsBefore = content.phases.slice(0, index).flatMap(({ steps }) => steps).length
    const lockedReason = sayLocked(phase, before, doneBefore === stepsBefore, { language, words })
    const steps = phase.steps.map((step) => {
      const isDone = counted < done
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
    title: localize(content.title, language),
    intro: content.intro ? localizeBlocks(content.intro, language) : [],
    phases,
    done: counted,
    total,
    minimised: false,
    completed: counted === total,
  }
}

/** One step of a tour as it stands at its target. */
export function previewTourStep(
  content: TourContent,
  index: number,
  { language, guideKey }: { language: Locale; guideKey: string },
): TourStepView | null {
  const step = content.steps[index]
  if (!step) return null
  return {
    guideKey,
    // A surface looks for its target once per step; here the target changes under the step.
    stepKey: `${step.key} ${JSON.stringify(step.target)}`,
    title: localize(step.title, language),
    body: localizeBlocks(step.body, language),
    number: index + 1,
    total: content.steps.length,
    target: step.target,
    placement: step.placement,
    advance: step.advance,
    startedByUser: false,
  }
}

/** A phase with a condition is shown locked: that is what its reason is written for. */
function sayLocked(
  { unlock }: Phase,
  before: Phase | undefined,
  isBeforeDone: boolean,
  { language, words }: { language: Locale; words: SdkWords },
): string | null {
  if (unlock.kind === 'condition') return localize(unlock.reason, language)
  if (unlock.kind === 'always' || !before || isBeforeDone) return null
  const phase = localize(before.title, language)
  return (words['phase.finishFirst'] ?? '').replace('{phase}', phase)
}

/** The language asked for, else English, as pages do it. */
export function localize(text: LocalizedText, language: Locale): string {
  return text[language] || text.en
}

function localizeBlocks(text: LocalizedBlocks, language: Locale): Block[] {
  const blocks = text[language]
  return blocks && blocks.length > 0 ? blocks : text.en
}
