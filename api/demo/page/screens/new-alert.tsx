import { useState } from 'preact/hooks'
import { metrics, type Alert, type Metric, type Project } from '../company/company.ts'
import { setAlert } from '../company/company-actions.ts'
import { Choice, Field } from '../components/field.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { t } from '../words/translate.ts'

/** Asks which number to watch, and when to speak up. */
export function NewAlert({ project, onClose }: { project: Project; onClose: () => void }) {
  const [metric, setMetric] = useState<Metric>('revenue')
  const [direction, setDirection] = useState<Alert['direction']>('below')
  const [value, setValue] = useState('')
  return (
    <FormDialog
      title={t('project.newAlert')}
      submitLabel={t('alert.create')}
      submitId="create-alert"
      onClose={onClose}
      onSubmit={() => {
        setAlert({ projectId: project.id, metric, direction, value: Number(value) })
        onClose()
      }}
    >
      <Field label={t('alert.metric')}>
        {(attributes) => (
          <select
            {...attributes}
            value={metric}
            onChange={(event) => setMetric(event.currentTarget.value as Metric)}
          >
            {metrics.map((name) => (
              <option key={name} value={name}>
                {t(`metric.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        legend={t('alert.direction')}
        name="direction"
        value={direction}
        options={(['below', 'above'] as const).map((name) => ({
          value: name,
          label: t(`alert.${name}`),
        }))}
        onChange={setDirection}
      />
      <Field label={t('alert.value')}>
        {(attributes) => (
          <input
            {...attributes}
            required
            type="number"
            min="0"
            step="any"
            value={value}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
