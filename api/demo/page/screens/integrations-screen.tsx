import { integrationKinds, type Company, type IntegrationKind } from '../company/company.ts'
import { disableIntegration, enableIntegration } from '../company/company-actions.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Icon, type IconName } from '../components/icon.tsx'
import { Screen } from '../components/screen.tsx'
import { t } from '../words/translate.ts'

const icons: Record<IntegrationKind, IconName> = {
  chat: 'chat',
  calendar: 'calendar',
  sheets: 'table',
  webhook: 'code',
  tickets: 'ticket',
  mail: 'mail',
}

/** Where else should the numbers show up? */
export function IntegrationsScreen({ company }: SignedIn) {
  return (
    <Screen title={t('nav.integrations')} lead={t('integrations.lead')}>
      {company.plan === 'starter' && (
        <p class="notice">
          <Icon name="lock" />
          <span>{t('integrations.locked')}</span>
          <a class="button small" href="/demo/settings#plan">
            {t('integrations.seePlans')}
          </a>
        </p>
      )}
      <ul class="cards">
        {integrationKinds.map((kind) => (
          <IntegrationCard key={kind} company={company} kind={kind} />
        ))}
      </ul>
    </Screen>
  )
}

function IntegrationCard({ company, kind }: { company: Company; kind: IntegrationKind }) {
  const name = t(`integration.${kind}`)
  const isOn = company.integrations.includes(kind)
  return (
    <li class="card offer">
      <span class="offer-icon">
        <Icon name={icons[kind]} />
      </span>
      <div>
        <h2 class="offer-title">{name}</h2>
        <p class="soft">{t(`integration.${kind}Text`)}</p>
      </div>
      <div class="offer-foot">
        {isOn ? (
          <>
            <span class="pill good">
              <Icon name="check" />
              {t('integrations.on')}
            </span>
            <button
              class="button small quiet"
              aria-label={t('integrations.disableNamed', { name })}
              onClick={() => disableIntegration(kind)}
            >
              {t('integrations.disable')}
            </button>
          </>
        ) : (
          <button
            class="button small"
            id={`enable-${kind}`}
            disabled={company.plan === 'starter'}
            aria-label={t('integrations.enableNamed', { name })}
            onClick={() => enableIntegration(kind)}
          >
            {t('integrations.enable')}
          </button>
        )}
      </div>
    </li>
  )
}
