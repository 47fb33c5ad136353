import type { Account } from '#contract/account'
import { Card } from '../../components/page.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { t } from '../../words/translate.ts'

/** Who of this customer uses the product. */
export function AccountPeople({ account }: { account: Account }) {
  return (
    <Card title={t('account.people')}>
      {account.people.length === 0 ? (
        <p class="soft">{t('account.peopleNone')}</p>
      ) : (
        <ul class="plain-list">
          {account.people.map(({ id, name, lastSeenAt }) => (
            <li key={id} class="plain-row">
              <span class="plain-main">
                {name ?? id}
                {name !== null && <span class="soft small plain-id">{id}</span>}
              </span>
              <span class="soft small plain-end">
                {lastSeenAt === null ? t('common.never') : <TimeAgo at={lastSeenAt} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
