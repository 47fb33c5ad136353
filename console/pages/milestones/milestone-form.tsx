import { useState } from 'preact/hooks'
import type { Milestone } from '#contract/milestone'
import { deleteMilestone, saveMilestone } from '../../api-client.ts'
import { CheckBox } from '../../components/check-box.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { DefinitionForm } from './definition-form.tsx'

/** Everything about one milestone. `milestone` undefined: a new one. */
export function MilestoneForm(props: {
  milestone: Milestone | undefined
  others: readonly Milestone[]
}) {
  const { milestone, others } = props
  const { environment } = useEnvironment()
  const [scope, setScope] = useState(milestone?.scope ?? 'account')
  const [firstValue, setFirstValue] = useState(milestone?.firstValue ?? false)
  return (
    <DefinitionForm
      stored={milestone}
      takenKeys={others.map(({ key }) => key)}
      words={{
        rule: t('milestones.rule'),
        keyTaken: t('milestone.keyTaken'),
        save: t('milestone.save'),
        remove: t('milestone.delete'),
        removeText: sayDeleted(milestone),
      }}
      changed={scope !== milestone?.scope || firstValue !== milestone.firstValue}
      save={(key, { name, condition }) =>
        saveMilestone(environment.id, key, { name, scope, condition, firstValue })
      }
      remove={(key) => deleteMilestone(environment.id, key)}
    >
      <div class="form-section">
        <Segmented
          label={t('milestones.scope')}
          value={scope}
          options={[
            { value: 'account', label: t('milestones.scope.account') },
            { value: 'user', label: t('milestones.scope.user') },
          ]}
          onValue={setScope}
        />
        <p class="field-help">{t(`milestone.scopeHelp.${scope}`)}</p>
      </div>
      <CheckBox
        label={t('milestone.firstValueBox')}
        help={sayFirstValue(milestone, others)}
        checked={firstValue}
        disabled={milestone?.firstValue === true}
        onChecked={setFirstValue}
      />
    </DefinitionForm>
  )
}

function sayDeleted(milestone: Milestone | undefined): string {
  const more = milestone?.firstValue ? ` ${t('milestone.deleteFirstValue')}` : ''
  return t('milestone.deleteText') + more
}

function sayFirstValue(milestone: Milestone | undefined, others: readonly Milestone[]): string {
  if (milestone?.firstValue) return t('milestone.firstValueKept')
  const before = others.find(({ firstValue }) => firstValue)
  return before
    ? t('milestone.firstValueHelp', { name: before.name })
    : t('milestone.firstValueHelpFree')
}
