import type { SurveyContent } from '#contract/survey'
import { CheckBox } from '../../../../components/check-box.tsx'
import { NumberField } from '../../../../components/number-field.tsx'
import { t } from '../../../../words/translate.ts'
import { useErrorAt } from '../../editor-context.ts'
import { setOptional } from '../../set-optional.ts'

/** Whom it asks, and how long it leaves people alone. */
export function AskingFields(props: {
  content: SurveyContent
  onContent: (content: SurveyContent) => void
}) {
  const { content, onContent } = props
  const sampleError = useErrorAt('content.samplePercent')
  const coolDownError = useErrorAt('content.coolDownDays')
  return (
    <>
      <div class="columns">
        <div data-path="content.samplePercent">
          <NumberField
            label={t('surveyForm.sample')}
            help={t('surveyForm.sampleHelp')}
            error={sampleError}
            optional
            min="0"
            max="100"
            placeholder="100"
            value={content.samplePercent ?? null}
            onValue={(percent) =>
              onContent(setOptional(content, 'samplePercent', between(percent, 100)))
            }
          />
        </div>
        <div data-path="content.coolDownDays">
          <NumberField
            label={t('surveyForm.coolDown')}
            help={t('surveyForm.coolDownHelp')}
            error={coolDownError}
            optional
            min="0"
            max="3660"
            placeholder="0"
            value={content.coolDownDays ?? null}
            onValue={(days) =>
              onContent(
                setOptional(
                  content,
                  'coolDownDays',
                  days === null ? undefined : between(Math.round(days), 3660),
                ),
              )
            }
          />
        </div>
      </div>
      <CheckBox
        label={t('surveyForm.askLater')}
        help={t('surveyForm.askLaterHelp')}
        checked={content.askLater === true}
        onChecked={(on) => onContent(setOptional(content, 'askLater', on || undefined))}
      />
    </>
  )
}

function between(value: number | null, most: number): number | undefined {
  return value === null ? undefined : Math.min(most, Math.max(0, value))
}
