import type { GuideDraft } from '#contract/guide'

/** A step as reports tell of it. */
export interface ReportedStep {
  key: string
  title: string
  /** What completes a step of a checklist. */
  milestone: string | null
  hasTarget: boolean
}

/** The steps of a guide in their order, of a survey its questions. Other kinds have none. */
export function listSteps({ kind, content }: GuideDraft): ReportedStep[] {
  if (kind === 'tour') {
    return content.steps.map(({ key, title, target }) => ({
      key,
      title: title.en,
      milestone: null,
      hasTarget: target !== undefined,
    }))
  }
  if (kind === 'checklist') {
    return content.phases.flatMap(({ steps }) =>
      steps.map(({ key, title, milestone }) => ({
        key,
        title: title.en,
        milestone,
        hasTarget: false,
      })),
    )
  }
  if (kind !== 'survey') return []
  return content.questions.map(({ key, title }) => ({
    key,
    title: title.en,
    milestone: null,
    hasTarget: false,
  }))
}
