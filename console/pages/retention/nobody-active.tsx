import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card } from '../../components/page.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** Where figures would be, when nobody did anything. */
export function NobodyActive() {
  const { base } = useEnvironment()
  return (
    <Card>
      <EmptyState
        title={t('retention.none')}
        text={t('retention.noneText')}
        action={
          <LinkButton look="primary" href={`${base}/developer/events`}>
            {t('retention.openEvents')}
          </LinkButton>
        }
      />
    </Card>
  )
}
