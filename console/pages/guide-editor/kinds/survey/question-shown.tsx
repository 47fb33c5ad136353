import type { SurveyContent } from '#contract/survey'
import { Segmented } from '../../../../components/segmented.tsx'
import { formatNumber } from '../../../../format.ts'
import { t } from '../../../../words/translate.ts'
import type { PreviewFootProps } from '../guide-kind.ts'

/** Which question the preview shows, or the thanks after the last. */
export function QuestionShown({ content, at, onAt }: PreviewFootProps<SurveyContent>) {
  const { questions } = content
  return (
    <div class="preview-done">
      <Segmented
        label={t('surveyForm.shown')}
        value={String(at)}
        options={[
          ...questions.map((_, index) => ({
            value: String(index),
            label: formatNumber(index + 1),
          })),
          { value: String(questions.length), label: t('surveyForm.shownThanks') },
        ]}
        onValue={(value) => onAt(Number(value))}
      />
    </div>
  )
}
