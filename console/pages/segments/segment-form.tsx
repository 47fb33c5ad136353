import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Condition } from '#contract/condition'
import type { Segment } from '#contract/segment'
import { deleteSegment, saveSegment } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { DeleteDefinition } from '../../components/delete-definition.tsx'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { ConditionEditor } from '../../rules/condition-editor.tsx'
import {
  emptyRow,
  isRowComplete,
  toCondition,
  toConditionRows,
} from '../../rules/condition-rows.ts'
import { useEnvironment } from '../../session.tsx'
import { isKey, slugify } from '../../slugify.ts'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { useSaving } from '../../use-saving.ts'
import { t } from '../../words/translate.ts'
import { SizeOfCondition } from './segment-size.tsx'
import './segments-page.css'

const first = toCondition({ join: 'all', rows: [emptyRow('account')] })

/** Everything about one segment: its name, its key and its condition. `segment` undefined: a new one. */
export function SegmentForm(props: {
  segment: Segment | undefined
  /** A new one begins as this one is. */
  copied: Segment | undefined
  takenKeys: readonly string[]
}) {
  const { segment, copied } = props
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const begun = {
    name: segment?.name ?? (copied ? t('segment.copyOf', { name: copied.name }) : ''),
    condition: segment?.condition ?? copied?.condition ?? first,
  }
  const [name, setName] = useState(begun.name)
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [condition, setCondition] = useState<Condition>(begun.condition)
  const [checked, setChecked] = useState(false)
  const saving = useSaving()

  const key = segment?.key ?? typedKey ?? slugify(name)
  const trimmed = name.trim()
  const isConditionChanged = JSON.stringify(condition) !== JSON.stringify(begun.condition)
  const guard = useLeaveGuard((trimmed !== begun.name || isConditionChanged) && !saving.done)
  const isTaken = !segment && props.takenKeys.includes(key)
  const nameError = trimmed === '' ? t('milestone.nameMissing') : undefined
  const keyError = !isKey(key)
    ? t('milestone.keyInvalid')
    : isTaken
      ? t('segment.keyTaken')
      : undefined
  const isComplete = toConditionRows(condition)?.rows.every(isRowComplete) ?? true
  const incomplete = checked && !isComplete ? t('segment.incomplete') : undefined

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (nameError || keyError || !isComplete) return
    const input = { name: trimmed, condition }
    const saved = await saving.run(() => saveSegment(environment.id, key, input))
    if (!saved) return
    showToast(t('segment.saved', { name: saved.name }))
    route(`${base}/segments`)
  }

  return (
    <Card>
      <form class="segment-form" noValidate onSubmit={(event) => void save(event)}>
        <div class="columns">
          <TextField
            label={t('segments.name')}
            help={t('segment.nameHelp')}
            error={checked ? nameError : undefined}
            value={name}
            onValue={setName}
          />
          <TextField
            label={t('milestone.key')}
            help={t('segment.keyHelp')}
            error={checked && name !== '' ? keyError : undefined}
            disabled={segment !== undefined}
            value={key}
            onValue={setTypedKey}
          />
        </div>
        <section class="segment-rule">
          <h2>{t('segments.condition')}</h2>
          <ConditionEditor
            join={t('segment.join')}
            withoutSegment={segment?.key}
            condition={condition}
            onCondition={setCondition}
            error={incomplete ?? saving.errorAt('condition')}
          />
          <p class="field-help">{t('segment.levels')}</p>
          {isComplete && isConditionChanged && (
            <div class="segment-preview" role="status">
              <SizeOfCondition condition={condition} />
              <span class="soft small">{t('segment.unsaved')}</span>
            </div>
          )}
        </section>
        <div class="segment-foot">
          <div class="row">
            <Button look="primary" type="submit" busy={saving.busy}>
              {saving.busy ? t('common.saving') : t('segment.save')}
            </Button>
            <p class="soft small">{t('segment.inForce')}</p>
          </div>
          {segment && <DeleteSegment segment={segment} onDeleted={saving.finish} />}
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

function DeleteSegment({ segment, onDeleted }: { segment: Segment; onDeleted: () => void }) {
  const { base, environment } = useEnvironment()
  const { key, name, usedBy } = segment
  if (usedBy.length > 0) {
    const uses = usedBy.map((use) => t('rule.quoted', { text: use.name })).join(', ')
    return <p class="soft small">{t('segment.inUse', { uses })}</p>
  }
  return (
    <DeleteDefinition
      title={t('segment.deleteTitle', { name })}
      label={t('segment.delete')}
      text={t('segment.deleteText')}
      done={t('segment.deleted', { name })}
      leadsTo={`${base}/segments`}
      remove={() => deleteSegment(environment.id, key)}
      onDeleted={onDeleted}
    />
  )
}
