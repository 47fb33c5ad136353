import { useState } from 'preact/hooks'
import type { Person } from '../company/company.ts'
import { inviteTeammate } from '../company/company-actions.ts'
import { invitationLink } from '../company/invitation.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Field, NameField } from '../components/field.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { Screen } from '../components/screen.tsx'
import { say } from '../components/status-line.tsx'
import { t } from '../words/translate.ts'

/** Who sees the same numbers? */
export function TeamScreen({ company, me }: SignedIn) {
  const [isOpen, setOpen] = useState(false)
  const link = invitationLink(company, null)
  return (
    <Screen
      title={t('nav.team')}
      lead={t('team.lead')}
      actions={
        <button class="button primary" id="invite-teammate" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {t('team.invite')}
        </button>
      }
    >
      <section class="card">
        <table class="people">
          <thead>
            <tr>
              <th scope="col">{t('team.person')}</th>
              <th scope="col">{t('team.state')}</th>
              <th scope="col">{t('team.action')}</th>
            </tr>
          </thead>
          <tbody>
            {company.people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <PersonName person={person} isMe={person.id === me.id} />
                </th>
                <td>
                  <span class={person.isInvited ? 'pill' : 'pill good'}>
                    {t(person.isInvited ? 'team.invited' : 'team.here')}
                  </span>
                </td>
                <td>
                  {person.isInvited && (
                    <CopyButton
                      text={invitationLink(company, person)}
                      label={`${t('common.copy')}: ${person.name}`}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="card stack">
        <h2>{t('team.linkTitle')}</h2>
        <p class="soft">{t('team.linkText', { company: company.name })}</p>
        <div class="copy-line">
          <input
            readOnly
            aria-label={t('team.linkLabel')}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={link} />
          <a class="button small" id="join-as-teammate" href={link} target="_blank">
            {t('team.openLink')}
          </a>
        </div>
      </section>
      {isOpen && <Invite onClose={() => setOpen(false)} />}
    </Screen>
  )
}

function PersonName({ person, isMe }: { person: Person; isMe: boolean }) {
  return (
    <span class="person">
      <span class="avatar" aria-hidden="true">
        {person.name.slice(0, 1).toUpperCase()}
      </span>
      <span>
        {person.name} {isMe && <em class="soft">({t('team.you')})</em>}
        {person.email && <span class="soft person-email">{person.email}</span>}
      </span>
    </span>
  )
}

function Invite({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const submit = () => {
    inviteTeammate(name.trim(), email.trim())
    say(t('team.sent', { name: name.trim() }))
    onClose()
  }
  return (
    <FormDialog
      title={t('team.invite')}
      submitLabel={t('team.send')}
      submitId="send-invitation"
      onClose={onClose}
      onSubmit={submit}
    >
      <NameField label={t('common.name')} maxLength={80} value={name} onValue={setName} />
      <Field label={t('signUp.email')} aside={t('signUp.optional')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            maxLength={120}
            autocomplete="off"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
