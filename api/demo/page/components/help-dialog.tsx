import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { tellMilepost } from '../tell-milepost.ts'
import { t } from '../words/translate.ts'
import { Field } from './field.tsx'
import { FormDialog } from './form-dialog.tsx'
import { say } from './status-line.tsx'

/** What somebody looked for before they asked; null: nobody asks. */
const asked = signal<string | null>(null)

/** From now on “Need help?” of the resource centre opens the dialog. */
export function answerHelp(): void {
  tellMilepost('on', 'help', ({ query }) => (asked.value = query))
}

/** A message to the people behind Tideboard; it begins with what was searched for. */
export function HelpDialog() {
  const query = asked.value
  return query === null ? null : <HelpForm query={query} />
}

function HelpForm({ query }: { query: string }) {
  const [message, setMessage] = useState(query)
  const close = () => (asked.value = null)
  return (
    <FormDialog
      title={t('help.title')}
      submitLabel={t('help.send')}
      submitId="send-help"
      onClose={close}
      onSubmit={() => {
        say(t('help.sent'))
        close()
      }}
    >
      <Field label={t('help.message')} hint={t('help.hint')}>
        {(attributes) => (
          <textarea
            {...attributes}
            required
            rows={4}
            maxLength={600}
            value={message}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
