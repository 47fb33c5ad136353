import { useId } from 'preact/hooks'
import { TextField } from '../../components/field.tsx'
import { useEventNames } from '../../rules/use-event-names.ts'
import { t } from '../../words/translate.ts'

/** The name of an event, with those that arrive as suggestions. Empty, it says what is missing. */
export function EventField(props: { event: string; onEvent: (event: string) => void }) {
  const names = useEventNames()
  const listId = useId()
  return (
    <div>
      <TextField
        label={t('editor.advanceEvent')}
        help={t('builder.eventHelp')}
        value={props.event}
        list={listId}
        autocomplete="off"
        error={props.event.trim() === '' ? t('milestone.eventMissing') : undefined}
        onValue={props.onEvent}
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  )
}
