// What must have happened for this milestone to count?
import { fetchMilestones } from '../../api-client.ts'
import { BackLink } from '../../components/back-link.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { MissingCard } from '../../components/missing-card.tsx'
import { usePageParam } from '../../page-params.ts'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import { MilestoneForm } from './milestone-form.tsx'
import './milestones-page.css'

/** One milestone, or without a key a new one. */
export function MilestonePage() {
  const key = usePageParam('key')
  const { base, environment } = useEnvironment()
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  const found =
    milestones.state === 'ready'
      ? milestones.value.rows.find((milestone) => milestone.key === key)
      : undefined
  const title = found?.name ?? (key === '' ? t('milestone.newTitle') : key)
  return (
    <>
      <BackLink href={`${base}/milestones`}>{t('milestone.back')}</BackLink>
      <Page title={title} question={t('milestone.question')}>
        <ResourceStates
          of={milestones}
          loading={
            <Card>
              <TableSkeleton rows={6} />
            </Card>
          }
          ready={({ rows }) =>
            key !== '' && !found ? (
              <MissingCard
                title={t('milestone.missing')}
                back={`${base}/milestones`}
                backLabel={t('milestone.back')}
              />
            ) : (
              <MilestoneForm milestone={found} others={rows.filter((row) => row !== found)} />
            )
          }
        />
      </Page>
    </>
  )
}
