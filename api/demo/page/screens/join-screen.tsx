import { useState } from 'preact/hooks'
import { joinCompany } from '../company/company-actions.ts'
import { readInvitation } from '../company/invitation.ts'
import { Field } from '../components/field.tsx'
import { readForm } from '../read-form.ts'
import { t } from '../words/translate.ts'
import { Doorstep } from './sign-up-screen.tsx'

/** Where an invitation link leads: one field, and one is part of the company. */
export function JoinScreen({ onDone }: { onDone: () => void }) {
  const [invitation] = useState(() => readInvitation(location.hash))
  if (!invitation) {
    return (
      <Doorstep title={t('join.broken')} lead={t('join.brokenText')}>
        <p>
          <a class="button" href="/demo">
            {t('join.toSignUp')}
          </a>
        </p>
      </Doorstep>
    )
  }
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const { name = '' } = readForm(event.currentTarget)
    if (name === '') return
    joinCompany(invitation, name)
    onDone()
  }
  return (
    <Doorstep title={t('join.title', { company: invitation.company.name })} lead={t('join.lead')}>
      <form class="stack" onSubmit={submit}>
        <Field label={t('signUp.name')}>
          {(attributes) => (
            <input
              {...attributes}
              name="name"
              required
              maxLength={80}
              autocomplete="off"
              defaultValue={invitation.person?.name ?? ''}
            />
          )}
        </Field>
        <button class="button primary wide">{t('join.submit')}</button>
      </form>
    </Doorstep>
  )
}
