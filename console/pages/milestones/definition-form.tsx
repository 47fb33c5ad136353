import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Condition } from '#contract/condition'
import { Button } from '../../components/button.tsx'
import { DeleteDefinition } from '../../components/delete-definition.tsx'
import { Card } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { emptyRule, isComplete } from '../../rules/event-rule.ts'
import { EventRuleBuilder } from '../../rules/event-rule-builder.tsx'
import { useEnvironment } from '../../session.tsx'
import { isKey, slugify } from '../../slugify.ts'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { useSaving } from '../../use-saving.ts'
import { t } from '../../words/translate.ts'
import { DefinitionNames } from './definition-names.tsx'

interface Definition {
  name: string
  condition: Condition
}

/** The form of a milestone or a feature: its name and key, its rule, and what its kind adds below. */
export function DefinitionForm(props: {
  /** Undefined: a new one. */
  stored: (Definition & { key: string }) | undefined
  takenKeys: readonly string[]
  words: { rule: string; keyTaken: string; save: string; remove: string; removeText: string }
  /** The rule is one event. */
  single?: boolean
  /** Something that the kind adds is not as it is stored. */
  changed: boolean
  save: (key: string, definition: Definition) => Promise<{ name: string }>
  remove: (key: string) => Promise<void>
  children: ComponentChildren
}) {
  const { stored, words } = props
  const { base } = useEnvironment()
  const { route } = useLocation()
  const [name, setName] = useState(stored?.name ?? '')
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [condition, setCondition] = useState<Condition>(stored?.condition ?? emptyRule)
  const [checked, setChecked] = useState(false)
  const saving = useSaving()

  const key = stored?.key ?? typedKey ?? slugify(name)
  const trimmed = name.trim()
  const dirty =
    (stored ? trimmed !== stored.name || props.changed : name !== '') ||
    JSON.stringify(condition) !== JSON.stringify(stored?.condition ?? emptyRule)
  const guard = useLeaveGuard(dirty && !saving.done)
  const keyTaken = !stored && props.takenKeys.includes(key)
  const keyError = !isKey(key) ? t('milestone.keyInvalid') : keyTaken ? words.keyTaken : undefined
  const nameError = trimmed === '' ? t('milestone.nameMissing') : undefined

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (nameError || keyError || !isComplete(condition)) return
    const saved = await saving.run(() => props.save(key, { name: trimmed, condition }))
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
          isNew={!stored}
          existingKey={key}
          nameError={checked ? nameError : undefined}
          keyError={checked && name !== '' ? keyError : undefined}
          onName={setName}
          onKey={setTypedKey}
        />
        <section class="form-section">
          <h2>{words.rule}</h2>
          <EventRuleBuilder
            single={props.single === true}
            condition={condition}
            onCondition={setCondition}
            checked={checked}
            error={saving.errorAt('condition')}
          />
        </section>
        {props.children}
        <div class="form-foot">
          <div class="row">
            <Button look="primary" type="submit" busy={saving.busy}>
              {saving.busy ? t('common.saving') : words.save}
            </Button>
            <p class="soft small">{t('milestone.ruleChanges')}</p>
          </div>
          {stored && (
            <DeleteDefinition
              title={t('milestone.deleteTitle', { name: stored.name })}
              done={t('milestone.deleted', { name: stored.name })}
              leadsTo={`${base}/milestones`}
              label={words.remove}
              text={words.removeText}
              remove={() => props.remove(stored.key)}
              onDeleted={saving.finish}
            />
          )}
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
