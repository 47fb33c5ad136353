import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Condition } from '#contract/condition'
import type { Feature, FeatureInput } from '#contract/milestone'
import { deleteFeature, saveFeature } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { emptyRule, isComplete } from '../../rules/event-rule.ts'
import { EventRuleBuilder } from '../../rules/event-rule-builder.tsx'
import { useEnvironment } from '../../session.tsx'
import { isKey, slugify } from '../../slugify.ts'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { t } from '../../words/translate.ts'
import { DefinitionNames } from './definition-names.tsx'
import { useSaving, type Saving } from '../../use-saving.ts'

/** Everything about one feature. `feature` undefined: a new one. */
export function FeatureForm(props: { feature: Feature | undefined; takenKeys: readonly string[] }) {
  const { feature } = props
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const [name, setName] = useState(feature?.name ?? '')
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [condition, setCondition] = useState<Condition>(feature?.condition ?? emptyRule)
  const [releasedOn, setReleasedOn] = useState(feature?.releasedAt?.slice(0, 10) ?? '')
  const [checked, setChecked] = useState(false)
  const saving = useSaving()

  const key = feature?.key ?? typedKey ?? slugify(name)
  const input: FeatureInput = {
    name: name.trim(),
    condition,
    releasedAt: releasedOn === '' ? null : keepTime(releasedOn, feature?.releasedAt),
  }
  const dirty = feature
    ? JSON.stringify(input) !== JSON.stringify(inputOf(feature))
    : name !== '' || JSON.stringify(condition) !== JSON.stringify(emptyRule)
  const guard = useLeaveGuard(dirty && !saving.done)
  const keyTaken = !feature && props.takenKeys.includes(key)
  const keyError = !isKey(key)
    ? t('milestone.keyInvalid')
    : keyTaken
      ? t('feature.keyTaken')
      : undefined
  const nameError = input.name === '' ? t('milestone.nameMissing') : undefined

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (nameError || keyError || !isComplete(condition)) return
    const saved = await saving.run(() => saveFeature(environment.id, key, input))
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
          isNew={!feature}
          existingKey={key}
          nameError={checked ? nameError : undefined}
          keyError={checked && name !== '' ? keyError : undefined}
          onName={setName}
          onKey={setTypedKey}
        />
        <section class="form-section">
          <h2>{t('features.rule')}</h2>
          <EventRuleBuilder
            single
            condition={condition}
            onCondition={setCondition}
            checked={checked}
            error={saving.errorAt('condition')}
          />
        </section>
        <TextField
          label={t('features.released')}
          help={t('feature.releasedHelp')}
          optional
          type="date"
          value={releasedOn}
          onValue={setReleasedOn}
        />
        <div class="form-foot">
          <div class="row">
            <Button look="primary" type="submit" busy={saving.busy}>
              {t(saving.busy ? 'common.saving' : 'feature.save')}
            </Button>
            <p class="soft small">{t('milestone.ruleChanges')}</p>
          </div>
          {feature && <DeleteFeature feature={feature} saving={saving} />}
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

function DeleteFeature({ feature, saving }: { feature: Feature; saving: Saving }) {
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const { name } = feature

  async function remove(): Promise<void> {
    const done = await saving.run(async () => {
      await deleteFeature(environment.id, feature.key)
      return true
    })
    setAsking(false)
    if (!done) return
    showToast(t('milestone.deleted', { name }))
    route(`${base}/milestones`)
  }

  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('feature.delete')}
      </Button>
      <Dialog
        open={asking}
        title={t('milestone.deleteTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={saving.busy} onClick={() => void remove()}>
              {t('feature.delete')}
            </Button>
          </>
        }
      >
        <p>{t('feature.deleteText')}</p>
      </Dialog>
    </>
  )
}

function inputOf({ name, condition, releasedAt }: Feature): FeatureInput {
  return { name, condition, releasedAt }
}

/** The field holds a day; a time of day that the API was told stays as long as the day does. */
function keepTime(day: string, before: string | null | undefined): string {
  return before?.startsWith(day) ? before : `${day}T00:00:00.000Z`
}
