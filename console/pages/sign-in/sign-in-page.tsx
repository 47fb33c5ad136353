// The way in: email and password, and where to find them.
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { signIn } from '../../api-client.ts'
import { ApiProblem } from '../../api-problem.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { LanguageLinks } from '../../components/language-links.tsx'
import { Logo } from '../../components/logo.tsx'
import { problemSentence } from '../../problem-words.ts'
import { forgetResources } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import './sign-in-page.css'

export function SignInPage() {
  const { query, route } = useLocation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    document.title = t('signIn.title')
  })

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    if (email.trim() === '' || password === '') return setError(t('signIn.required'))
    setBusy(true)
    setError(null)
    try {
      await signIn(email.trim(), password)
      forgetResources()
      route(safeNext(query['next']), true)
    } catch (problem) {
      setError(sayWhy(problem))
      setBusy(false)
    }
  }

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Logo />
        <div>
          <h1>{t('signIn.title')}</h1>
          <p class="soft">{t('signIn.lead')}</p>
        </div>
        <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
          {error !== null && (
            <p class="sign-in-error" role="alert">
              {error}
            </p>
          )}
          <TextField
            label={t('signIn.email')}
            type="email"
            name="email"
            autocomplete="username"
            value={email}
            onValue={setEmail}
          />
          <TextField
            label={t('signIn.password')}
            type="password"
            name="password"
            autocomplete="current-password"
            value={password}
            onValue={setPassword}
          />
          <Button look="primary" type="submit" busy={busy}>
            {t(busy ? 'signIn.submitting' : 'signIn.submit')}
          </Button>
        </form>
        <details class="small soft">
          <summary>{t('signIn.where')}</summary>
          <p>{t('signIn.whereText')}</p>
        </details>
      </div>
      <LanguageLinks />
    </main>
  )
}

/** Only our own pages: an address from the query must not lead elsewhere. */
function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in')
    ? next
    : '/'
}

function sayWhy(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) throw problem
  if (problem.code === 'wrong_credentials') return t('signIn.wrong')
  if (problem.code === 'too_many_requests') return t('signIn.tooMany')
  return problemSentence(problem)
}
