// Which events are a use of this feature?
import { fetchFeatures } from '../../api-client.ts'
import { BackLink } from '../../components/back-link.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { MissingCard } from '../../components/missing-card.tsx'
import { usePageParam } from '../../page-params.ts'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import { FeatureForm } from './feature-form.tsx'
import './milestones-page.css'

/** One feature, or without a key a new one. */
export function FeaturePage() {
  const key = usePageParam('key')
  const { base, environment } = useEnvironment()
  const features = useResource(`features ${environment.id}`, (signal) =>
    fetchFeatures(environment.id, signal),
  )
  const found =
    features.state === 'ready'
      ? features.value.rows.find((feature) => feature.key === key)
      : undefined
  return (
    <>
      <BackLink href={`${base}/milestones`}>{t('feature.back')}</BackLink>
      <Page
        title={found?.name ?? (key === '' ? t('feature.newTitle') : key)}
        question={t('feature.question')}
      >
        <ResourceStates
          of={features}
          loading={
            <Card>
              <TableSkeleton rows={6} />
            </Card>
          }
          ready={({ rows }) =>
            key !== '' && !found ? (
              <MissingCard
                title={t('feature.missing')}
                back={`${base}/milestones`}
                backLabel={t('feature.back')}
              />
            ) : (
              <FeatureForm feature={found} takenKeys={rows.map((row) => row.key)} />
            )
          }
        />
      </Page>
    </>
  )
}
