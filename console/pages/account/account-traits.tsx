import type { Account } from '#contract/account'
import { Card } from '../../components/page.tsx'
import { t } from '../../words/translate.ts'

/** What the vendor sent about this account. */
export function AccountTraits({ account }: { account: Account }) {
  const traits = Object.entries(account.traits)
  return (
    <Card title={t('account.traits')}>
      {traits.length === 0 ? (
        <p class="soft">{t('account.traitsNone')}</p>
      ) : (
        <dl class="traits">
          {traits.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}
