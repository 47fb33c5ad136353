import type { Install } from '#contract/live-event'
import { Icon } from '../../components/icon.tsx'
import { Card } from '../../components/page.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { sayRefusal } from '../../refusal-words.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** The lamp: amber until the first event is stored, green from then on. */
export function ConnectionCard({ install }: { install: Install }) {
  const { firstEventAt, lastEventAt } = install
  const connected = firstEventAt !== null
  return (
    <Card>
      <div class="connection" role="status">
        <span class={`connection-mark connection-${connected ? 'on' : 'waiting'}`}>
          <Icon name={connected ? 'check' : 'install'} size={20} />
        </span>
        <div>
          <p class="connection-word">{t(connected ? 'install.connected' : 'install.waiting')}</p>
          {connected ? (
            <p class="soft">
              {t('install.firstEvent')} <TimeAgo at={firstEventAt} />
              {lastEventAt !== null && (
                <>
                  {' · '}
                  {t('install.lastEvent')} <TimeAgo at={lastEventAt} />
                </>
              )}
            </p>
          ) : (
            <p class="soft">{t('install.waitingText')}</p>
          )}
        </div>
      </div>
      <LastRefused install={install} />
      {connected && <NextSteps />}
    </Card>
  )
}

function LastRefused({ install }: { install: Install }) {
  const { base } = useEnvironment()
  const refused = install.lastRejected
  if (!refused) return null
  const { why, fix } = sayRefusal(refused)
  return (
    <div class="refused-note">
      <p>
        <strong>{t('install.lastRefused')}</strong> · <TimeAgo at={refused.receivedAt} /> ·{' '}
        <code>{refused.code}</code>
        {refused.field !== null && (
          <>
            {' · '}
            {t('install.field', { field: refused.field })}
          </>
        )}
      </p>
      <p>
        {why} {fix}
      </p>
      <a href={`${base}/developer/events?status=rejected`}>{t('install.seeRefused')}</a>
    </div>
  )
}

function NextSteps() {
  const { base } = useEnvironment()
  return (
    <nav class="next-steps" aria-label={t('install.next')}>
      <h2>{t('install.next')}</h2>
      <ul>
        <li>
          <a href={`${base}/developer/events`}>{t('install.nextLive')}</a>
        </li>
        <li>
          <a href={`${base}/milestones`}>{t('install.nextMilestone')}</a>
        </li>
        <li>
          <a href={`${base}/guides`}>{t('install.nextGuide')}</a>
        </li>
      </ul>
    </nav>
  )
}
