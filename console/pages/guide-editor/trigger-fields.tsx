import type { Trigger } from '#contract/guide'
import { Select } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'
import { EventField } from './event-field.tsx'

const choices = ['auto', 'manual', 'event'] as const

/** What makes it start. */
export function TriggerFields(props: { trigger: Trigger; onTrigger: (trigger: Trigger) => void }) {
  const { trigger, onTrigger } = props
  const chosen = typeof trigger === 'string' ? trigger : 'event'
  return (
    <div class="columns" data-path="trigger">
      <Select
        label={t('editor.trigger')}
        value={chosen}
        help={t(`editor.trigger.${chosen}.help`)}
        options={choices.map((value) => ({ value, label: t(`editor.trigger.${value}`) }))}
        onValue={(value) => onTrigger(newTrigger(value, trigger))}
      />
      {typeof trigger !== 'string' && (
        <EventField event={trigger.event} onEvent={(event) => onTrigger({ event })} />
      )}
    </div>
  )
}

function newTrigger(value: string, before: Trigger): Trigger {
  if (value === 'auto' || value === 'manual') return value
  return typeof before === 'string' ? { event: '' } : before
}
