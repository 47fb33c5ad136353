import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { LiveEvent } from '#contract/live-event'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Card } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { formatExact } from '../../format.ts'
import { sayRefusal } from '../../refusal-words.ts'
import { useMilestoneNames } from '../../rules/use-milestone-names.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { useInstall } from '../install/use-install.ts'
import { toCurl } from './to-curl.ts'

/** Everything about one event: who, when, what it did or why it was refused, and the payload. */
export function EventPanel({ event, onClose }: { event: LiveEvent; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <aside
      class="panel"
      aria-label={t('live.details')}
      onKeyDown={(key) => {
        if (key.key === 'Escape') onClose()
      }}
    >
      <Card>
        <div class="panel-head">
          <h2 ref={heading} tabIndex={-1}>
            {event.name ?? event.type}
          </h2>
          <Button look="quiet" icon="close" aria-label={t('common.close')} onClick={onClose} />
        </div>
        <Verdict event={event} />
        <Facts event={event} />
        <h3>{t(event.status === 'rejected' ? 'live.payloadHead' : 'live.payload')}</h3>
        <pre class="payload" tabIndex={0}>
          <code>{payloadText(event.payload)}</code>
        </pre>
        <CurlButton event={event} />
      </Card>
    </aside>
  )
}

function Verdict({ event }: { event: LiveEvent }) {
  const names = useMilestoneNames()
  if (event.status === 'rejected') {
    const { why, fix } = sayRefusal({ ...event, code: event.code ?? '' })
    return (
      <dl class="verdict verdict-refused">
        <div>
          <dt>{t('live.why')}</dt>
          <dd>{why}</dd>
        </div>
        {event.field !== null && (
          <div>
            <dt>{t('live.field')}</dt>
            <dd>
              <code>{event.field}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('live.fix')}</dt>
          <dd>{fix}</dd>
        </div>
        <div>
          <dt class="visually-hidden">{t('problem.code', { code: '' })}</dt>
          <dd class="soft small">{t('problem.code', { code: event.code ?? '' })}</dd>
        </div>
      </dl>
    )
  }
  return (
    <div class="verdict verdict-accepted">
      <p>
        <Icon name="check" />
        {t('live.accepted')}
      </p>
      {event.completed.map((key) => (
        <p key={key}>
          <Icon name="milestones" />
          {t('live.completed', { name: names.get(key) ?? key })}
        </p>
      ))}
    </div>
  )
}

function Facts({ event }: { event: LiveEvent }) {
  const { base } = useEnvironment()
  return (
    <dl class="panel-facts">
      <Fact name={t('live.received')}>{formatExact(event.receivedAt)}</Fact>
      {event.occurredAt !== null && (
        <Fact name={t('live.occurred')}>{formatExact(event.occurredAt)}</Fact>
      )}
      {event.userId && <Fact name={t('live.user')}>{event.userId}</Fact>}
      {event.anonymousId && <Fact name={t('live.anonymous')}>{event.anonymousId}</Fact>}
      {event.accountId && (
        <Fact name={t('live.account')}>
          {event.status === 'accepted' ? (
            <a
              href={`${base}/accounts/${encodeURIComponent(event.accountId)}`}
              title={t('live.openAccount')}
            >
              {event.accountId}
            </a>
          ) : (
            event.accountId
          )}
        </Fact>
      )}
      {event.source !== null && <Fact name={t('live.source')}>{event.source}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function CurlButton({ event }: { event: LiveEvent }) {
  const install = useInstall()
  if (install.state !== 'ready') return null
  const { host, writeKey } = install.value

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(toCurl(event, { host, writeKey }))
      showToast(t('common.copied'))
    } catch {
      showToast(t('common.copyFailed'), 'problem')
    }
  }
  return (
    <Button icon="copy" onClick={() => void copy()}>
      {t('live.curl')}
    </Button>
  )
}

/** Stored payloads are objects; what was refused is the text that came, in order where it parses. */
function payloadText(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload, null, 2)
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
