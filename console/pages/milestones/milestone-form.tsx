import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Condition } from '#contract/condition'
import type { Milestone, MilestoneInput } from '#contract/milestone'
import { saveMilestone } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { CheckBox } from '../../components/check-box.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { showToast } from '../../components/toast.tsx'
import { emptyRule, isComplete } from '../../rules/event-rule.ts'
import { EventRuleBuilder } from '../../rules/event-rule-builder.tsx'
import { useEnvironment } from '../../session.tsx'
import { isKey, slugify } from '../../slugify.ts'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { t } from '../../words/translate.ts'
import { DefinitionNames } from './definition-names.tsx'
import { DeleteMilestone } from './delete-milestone.tsx'
import { useSaving } from '../../use-saving.ts'

/** Everything about one milestone. `milestone` undefined: a new one. */
export function MilestoneForm(props: {
  milestone: Milestone | undefined
  others: readonly Milestone[]
}) {
  const { milestone, others } = props
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const [name, setName] = useState(milestone?.name ?? '')
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [scope, setScope] = useState(milestone?.scope ?? 'account')
  const [condition, setCondition] = useState<Condition>(milestone?.condition ?? emptyRule)
  const [firstValue, setFirstValue] = useState(milestone?.firstValue ?? false)
  const [checked, setChecked] = useState(false)
  const saving = useSaving()

  const key = milestone?.key ?? typedKey ?? slugify(name)
  const input: MilestoneInput = { name: name.trim(), scope, condition, firstValue }
  const dirty = milestone
    ? JSON.stringify(input) !== JSON.stringify(inputOf(milestone))
    : name !== '' || JSON.stringify(condition) !== JSON.stringify(emptyRule)
  const guard = useLeaveGuard(dirty && !saving.done)

  const keyTaken = !milestone && others.some((other) => other.key === key)
  const keyError = !isKey(key)
    ? t('milestone.keyInvalid')
    : keyTaken
      ? t('milestone.keyTaken')
      : undefined
  const nameError = input.name === '' ? t('milestone.nameMissing') : undefined

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (nameError || keyError || !isComplete(condition)) return
    const saved = await saving.run(() => saveMilestone(environment.id, key, input))
    if (!saved) return
    showToast(t('milestone.saved', { name: saved.name }))
    route(`${base}/milestones`)
  }

  return (
    <Card>
      <form class="form-card" noValidate onSubmit={(event) => void save(event)}>
        <DefinitionNames
          name={name}
          typedKey={typedKey}
          isNew={!milestone}
          existingKey={key}
          nameError={checked ? nameError : undefined}
          keyError={checked && name !== '' ? keyError : undefined}
          onName={setName}
          onKey={setTypedKey}
        />
        <section class="form-section">
          <h2>{t('milestones.rule')}</h2>
          <EventRuleBuilder
            condition={condition}
            onCondition={setCondition}
            checked={checked}
            error={saving.errorAt('condition')}
          />
        </section>
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
        <div class="form-foot">
          <div class="row">
            <Button look="primary" type="submit" busy={saving.busy}>
              {t(saving.busy ? 'common.saving' : 'milestone.save')}
            </Button>
            <p class="soft small">{t('milestone.ruleChanges')}</p>
          </div>
          {milestone && <DeleteMilestone milestone={milestone} onDeleted={saving.finish} />}
        </div>
        {saving.problem !== null && (
          <p class="field-error" role="alert">
            {saving.problem}
          </p>
        )}
      </form>
      {guard}
    </Card>
  )
}

function inputOf({ name, scope, condition, firstValue }: Milestone): MilestoneInput {
  return { name, scope, condition, firstValue }
}

function sayFirstValue(milestone: Milestone | undefined, others: readonly Milestone[]): string {
  if (milestone?.firstValue) return t('milestone.firstValueKept')
  const before = others.find(({ firstValue }) => firstValue)
  return before
    ? t('milestone.firstValueHelp', { name: before.name })
    : t('milestone.firstValueHelpFree')
}
