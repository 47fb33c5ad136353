import type { FrequencyPolicy } from '#contract/workspace'
import { Card } from '../../components/page.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { t } from '../../words/translate.ts'

const hoursAtMost = 24 * 365

/** How much one user is shown without having asked. */
export function FrequencyFields(props: {
  frequency: FrequencyPolicy
  onFrequency: (frequency: FrequencyPolicy) => void
}) {
  const { frequency, onFrequency } = props
  return (
    <Card title={t('looks.frequency')} note={t('looks.frequencyNote')}>
      <div class="columns">
        <NumberField
          label={t('looks.maxPerDay')}
          help={t('looks.maxPerDayHelp')}
          optional
          min="0"
          max="100"
          value={frequency.maxPerDay}
          onValue={(value) =>
            onFrequency({
              ...frequency,
              maxPerDay: value === null ? null : Math.min(100, Math.max(0, Math.round(value))),
            })
          }
        />
        <NumberField
          label={t('looks.quietHours')}
          help={t('looks.quietHoursHelp')}
          min="0"
          max={String(hoursAtMost)}
          value={frequency.quietHours}
          onValue={(value) =>
            onFrequency({
              ...frequency,
              quietHours: Math.min(hoursAtMost, Math.max(0, value ?? 0)),
            })
          }
        />
      </div>
    </Card>
  )
}
