import { BarList, BarRow } from '../../charts/rate-bar.tsx'
import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import type { Period } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'
import { MoreLink } from './more-link.tsx'

const featuresShown = 5

/** The features most accounts adopt. */
export function AdoptionCard({ period }: { period: Period }) {
  const { base } = useEnvironment()
  const report = useReport('feature-adoption', period.query)
  return (
    <Card title={t('overview.adoption')} note={t('overview.adoptionNote')}>
      <ResourceStates
        of={report}
        loading={<TableSkeleton rows={4} />}
        ready={({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              title={t('overview.noFeatures')}
              text={t('overview.noFeaturesText')}
              action={
                <LinkButton href={`${base}/milestones`}>{t('adoption.openMilestones')}</LinkButton>
              }
            />
          ) : (
            <>
              <BarList>
                {[...rows]
                  .sort((a, b) => (b.adopted.rate ?? 0) - (a.adopted.rate ?? 0))
                  .slice(0, featuresShown)
                  .map((row) => (
                    <BarRow key={row.feature} label={row.name} rate={row.adopted} />
                  ))}
              </BarList>
              <MoreLink href={`${base}/reports/adoption`} text={t('overview.adoptionOpen')} />
            </>
          )
        }
      />
    </Card>
  )
}
