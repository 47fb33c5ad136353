import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { metrics, type Metric, type Project } from '../company/company.ts'
import { createDashboard } from '../company/company-actions.ts'
import { NameField } from '../components/field.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { t } from '../words/translate.ts'

/** Asks for a name and the charts that belong together. */
export function NewDashboard({ project, onClose }: { project: Project; onClose: () => void }) {
  const { route } = useLocation()
  const [name, setName] = useState('')
  const [charts, setCharts] = useState<Metric[]>(['revenue', 'orders'])
  const [isMissing, setMissing] = useState(false)
  const choose = (metric: Metric, isChosen: boolean) => {
    setMissing(false)
    setCharts(metrics.filter((one) => (one === metric ? isChosen : charts.includes(one))))
  }
  const submit = () => {
    if (charts.length === 0) return setMissing(true)
    const dashboard = createDashboard(project.id, name.trim(), charts)
    route(`/demo/projects/${project.id}/dashboards/${dashboard.id}`)
  }
  return (
    <FormDialog
      title={t('project.newDashboard')}
      submitLabel={t('dashboard.create')}
      submitId="create-dashboard"
      onClose={onClose}
      onSubmit={submit}
    >
      <NameField
        label={t('common.name')}
        hint={t('dashboard.nameHint')}
        maxLength={60}
        value={name}
        onValue={setName}
      />
      <fieldset class="choice">
        <legend>{t('dashboard.chartsLabel')}</legend>
        <div class="choice-cards">
          {metrics.map((metric) => (
            <label key={metric}>
              <input
                type="checkbox"
                checked={charts.includes(metric)}
                onChange={(event) => choose(metric, event.currentTarget.checked)}
              />
              <span class="choice-label">{t(`metric.${metric}`)}</span>
            </label>
          ))}
        </div>
        {isMissing && (
          <p class="error" role="alert">
            {t('dashboard.needsChart')}
          </p>
        )}
      </fieldset>
    </FormDialog>
  )
}
