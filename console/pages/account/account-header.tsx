import type { ComponentChildren } from 'preact'
import type { Account } from '#contract/account'
import { Card } from '../../components/page.tsx'
import { StateBadge, Tag } from '../../components/state-badge.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { formatDate, formatDuration, formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** Where it stands in one sentence, and the facts beside it. */
export function AccountHeader({ account }: { account: Account }) {
  const { environment } = useEnvironment()
  return (
    <Card>
      <div class="account-standing">
        <div class="row">
          <StateBadge state={account.state} />
          {account.internal && <Tag>{t('accounts.internal')}</Tag>}
        </div>
        <p class="account-sentence">{sayStanding(account)}</p>
        <p class="soft small">{sayWhen(account, environment.timeZone)}</p>
      </div>
      <dl class="facts">
        <Fact name={t('account.started')}>
          {formatDate(account.createdAt, environment.timeZone)}
        </Fact>
        <Fact name={t('account.lastSeen')}>
          {account.lastSeenAt === null ? t('common.never') : <TimeAgo at={account.lastSeenAt} />}
        </Fact>
        <Fact name={t('account.users')}>{formatNumber(account.users)}</Fact>
        <Fact name={t('account.id')}>
          <code>{account.id}</code>
        </Fact>
      </dl>
    </Card>
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

function sayStanding({ timeToFirstValueMs, waitingMs, churnedAt, state }: Account): string {
  if (timeToFirstValueMs !== null) {
    return t('account.reachedAfter', { time: formatDuration(timeToFirstValueMs) })
  }
  if (state === 'churned' && churnedAt !== null) {
    return t('account.churnedOn', { date: formatDate(churnedAt) })
  }
  return t('account.waitingFor', { time: formatDuration(waitingMs ?? 0) })
}

function sayWhen({ firstValueAt, timeToFirstValueMs, churnedAt }: Account, zone: string): string {
  const said: string[] = []
  if (firstValueAt !== null)
    said.push(t('account.reachedOn', { date: formatDate(firstValueAt, zone) }))
  if (churnedAt !== null && timeToFirstValueMs !== null) {
    said.push(t('account.churnedOn', { date: formatDate(churnedAt, zone) }))
  }
  return said.join(' · ')
}
