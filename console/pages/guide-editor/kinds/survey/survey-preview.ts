import type { QuestionKind, SurveyContent } from '#contract/survey'
import type { SurveyView } from '#contract/surface-view'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { PreviewScene } from '../../preview/preview-scene.ts'

type Scene = Pick<PreviewScene, 'guideKey' | 'language' | 'words' | 'at'>

/** Where scales begin and end. The contract's own come with its checks, which the page goes without. */
const scales: Partial<Record<QuestionKind, readonly [from: number, to: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
}

/** The question that the scene is at; after the last one, the thanks. */
export function previewSurvey(
  content: SurveyContent,
  { guideKey, language, words, at }: Scene,
): SurveyView {
  const { questions } = content
  const question = questions[at]
  const scale = question && scales[question.kind]
  return {
    guideKey,
    title: localize(content.title, language),
    number: Math.min(at + 1, questions.length),
    total: questions.length,
    question: question
      ? {
          key: question.key,
          kind: question.kind,
          title: localize(question.title, language),
          isOptional: question.optional === true,
          options: (question.options ?? []).map(({ key, label }) => ({
            key,
            label: localize(label, language),
          })),
          scale: scale
            ? {
                from: scale[0],
                to: scale[1],
                fromLabel: words[`survey.${question.kind}From`] ?? '',
                toLabel: words[`survey.${question.kind}To`] ?? '',
              }
            : null,
        }
      : null,
    thanks: content.thanks ? localizeBlocks(content.thanks, language) : [],
    canAskLater: content.askLater === true,
    startedByUser: false,
  }
}
