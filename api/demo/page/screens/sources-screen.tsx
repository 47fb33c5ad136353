import { sourceKinds, type SourceKind } from '../company/company.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Icon, type IconName } from '../components/icon.tsx'
import { Screen } from '../components/screen.tsx'
import { formatLongDate } from '../format.ts'
import { t } from '../words/translate.ts'

const icons: Record<SourceKind, IconName> = {
  sample: 'lamp',
  shop: 'shop',
  postgres: 'database',
  sheet: 'table',
  ads: 'megaphone',
  crm: 'team',
}

/** Where do the numbers come from? */
export function SourcesScreen({ company }: SignedIn) {
  const connected = company.sources
  const isFirst = connected.length === 0
  return (
    <Screen title={t('nav.sources')} lead={t('sources.lead')}>
      {!isFirst && (
        <section class="card">
          <h2>{t('sources.connected')}</h2>
          <ul class="rows">
            {connected.map(({ id, kind, name, connectedAt }) => (
              <li key={id}>
                <span class="with-icon">
                  <Icon name={icons[kind]} />
                  {name}
                </span>
                <span class="soft">
                  {t('sources.since', { date: formatLongDate(connectedAt) })}
                </span>
                <span class="pill good">
                  <Icon name="check" />
                  {t('sources.inStep')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="block">
        <h2>{t(isFirst ? 'sources.first' : 'sources.available')}</h2>
        <ul class="cards">
          {sourceKinds.map((kind) => (
            <SourceCard key={kind} kind={kind} />
          ))}
        </ul>
      </section>
    </Screen>
  )
}

function SourceCard({ kind }: { kind: SourceKind }) {
  const name = t(`source.${kind}`)
  return (
    <li class="card offer">
      <span class="offer-icon">
        <Icon name={icons[kind]} />
      </span>
      <div>
        <h3>{name}</h3>
        <p class="soft">{t(`source.${kind}Text`)}</p>
      </div>
      <div class="offer-foot">
        <a
          class={kind === 'sample' ? 'button primary small' : 'button small'}
          id={`connect-${kind}`}
          href={`/demo/sources/${kind}`}
          aria-label={t('sources.connectNamed', { source: name })}
        >
          {t('sources.connect')}
        </a>
        {kind === 'sample' && <span class="pill">{t('sources.recommended')}</span>}
      </div>
    </li>
  )
}
