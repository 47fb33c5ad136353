import type { SurveyContent } from '#contract/survey'
import type { KindEditor } from '../guide-kind.ts'
import { inUse } from '../optional-text.ts'
import { QuestionShown } from './question-shown.tsx'
import { SurveyFields } from './survey-fields.tsx'
import { previewSurvey } from './survey-preview.ts'

/** Questions one after the other, then thanks. */
export const surveyKind: KindEditor<SurveyContent> = {
  Fields: SurveyFields,
  hasOrder: true,
  texts: ({ title, questions, thanks }) => [
    title,
    ...questions.flatMap((question) => [
      question.title,
      ...(question.options ?? []).map(({ label }) => label),
    ]),
    ...inUse(thanks),
  ],
  conditions: () => [],
  events: () => [],
  targets: () => [],
  withTarget: (content) => content,

  surface: 'survey',
  picture: (content, scene) => ({ view: previewSurvey(content, scene), target: null }),
  react: (content, { name, at }) =>
    name === 'answer' ? { at: Math.min(at + 1, content.questions.length) } : {},
  lastAt: ({ questions }) => questions.length,
  PreviewFoot: QuestionShown,
}
