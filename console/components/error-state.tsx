import type { ApiProblem } from '../api-problem.ts'
import { problemSentence } from '../problem-words.ts'
import { t } from '../words/translate.ts'
import { Button, LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'

/** What happened, whether data is safe, what to do; inline where the thing would have been. */
export function ErrorState({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const signedOut = problem.code === 'not_signed_in'
  return (
    <div class="error-state" role="alert">
      <Icon name="warning" size={20} />
      <div>
        <h2>{t('problem.title')}</h2>
        <p>{problemSentence(problem)}</p>
        <p class="soft">
          {t(problem.code === 'network' ? 'problem.networkSafe' : 'problem.readSafe')}
        </p>
        <div class="row error-actions">
          {signedOut ? (
            <LinkButton look="primary" href={`/sign-in?next=${encodeURIComponent(here())}`}>
              {t('signIn.submit')}
            </LinkButton>
          ) : (
            <Button icon="retry" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          )}
          <span class="soft small">
            {t('problem.code', { code: problem.code })}
            {problem.requestId !== null && (
              <> · {t('problem.request', { requestId: problem.requestId })}</>
            )}
          </span>
        </div>
      </div>
    </div>
  )
}

function here(): string {
  return location.pathname + location.search
}
