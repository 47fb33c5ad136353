import { useId, useState } from 'preact/hooks'
import { fetchDecisions } from '../../../api-client.ts'
import { Button } from '../../../components/button.tsx'
import { TextField } from '../../../components/field.tsx'
import { Card } from '../../../components/page.tsx'
import { useEnvironment } from '../../../session.tsx'
import { useResource } from '../../../use-resource.ts'
import { useUrlState } from '../../../use-url-state.ts'
import { t } from '../../../words/translate.ts'
import { LatestDecisions } from './latest-decisions.tsx'
import { UserDecision } from './user-decision.tsx'
import './decisions.css'

/** Why somebody is or is not shown this guide; without a user, what pages decided last. */
export function DecisionsView({ guideKey }: { guideKey: string }) {
  const { environment } = useEnvironment()
  const [user, setUser] = useUrlState('user')
  const [typed, setTyped] = useState(user)
  const listId = useId()
  const [asked, setAsked] = useState(user)
  if (asked !== user) {
    // Somebody was chosen in the list, or one went back.
    setAsked(user)
    setTyped(user)
  }
  const latest = useResource(
    `decisions ${environment.id} ${guideKey}`,
    (signal) => fetchDecisions(environment.id, guideKey, signal),
    { everyMs: 10_000 },
  )
  const seen = latest.state === 'ready' ? latest.value.rows : []
  return (
    <div class="stack">
      <Card>
        <form
          class="decision-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setUser(typed.trim() || null, 'push')
          }}
        >
          <TextField
            label={t('decision.user')}
            help={t('decision.userHelp')}
            value={typed}
            list={listId}
            autocomplete="off"
            onValue={setTyped}
          />
          <datalist id={listId}>
            {seen.map(({ userId }) => (
              <option key={userId} value={userId}>
                {userId}
              </option>
            ))}
          </datalist>
          <div class="row">
            <Button look="primary" type="submit">
              {t('decision.ask')}
            </Button>
            {user !== '' && (
              <Button look="quiet" onClick={() => setUser(null, 'push')}>
                {t('decision.clear')}
              </Button>
            )}
          </div>
        </form>
      </Card>
      {user === '' ? (
        <LatestDecisions of={latest} />
      ) : (
        <UserDecision guideKey={guideKey} userId={user} />
      )}
    </div>
  )
}
