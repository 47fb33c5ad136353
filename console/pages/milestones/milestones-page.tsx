// Which facts are worth reaching, and who has reached them?
import { fetchFeatures, fetchMilestones } from '../../api-client.ts'
import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import type { Feature, Milestone } from '#contract/milestone'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import { FeatureList } from './feature-list.tsx'
import { MilestoneTable } from './milestone-table.tsx'
import './milestones-page.css'

/** Counts grow, and a changed rule reads history again in the background. */
const refreshMs = 5_000

export function MilestonesPage() {
  const { environment } = useEnvironment()
  const milestones = useResource(
    `milestones ${environment.id}`,
    (signal) => fetchMilestones(environment.id, signal),
    { everyMs: refreshMs },
  )
  const features = useResource(
    `features ${environment.id}`,
    (signal) => fetchFeatures(environment.id, signal),
    { everyMs: refreshMs },
  )
  // Where there is none, the way to the first one stands where the table would be.
  const isEmpty = milestones.state === 'ready' && milestones.value.rows.length === 0
  return (
    <Page
      title={t('milestones.title')}
      question={t('milestones.question')}
      actions={!isEmpty && <AddMilestone />}
    >
      <ResourceStates
        of={milestones}
        loading={<Loading />}
        ready={({ rows }) => <Milestones rows={rows} />}
      />
      <ResourceStates
        of={features}
        loading={<Loading />}
        ready={({ rows }) => <Features rows={rows} />}
      />
    </Page>
  )
}

function AddMilestone() {
  const { base } = useEnvironment()
  return (
    <LinkButton look="primary" icon="plus" href={`${base}/milestones/~new`}>
      {t('milestones.add')}
    </LinkButton>
  )
}

function Loading() {
  return (
    <Card flush>
      <TableSkeleton rows={4} />
    </Card>
  )
}

function Milestones({ rows }: { rows: readonly Milestone[] }) {
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          title={t('milestones.none')}
          text={t('milestones.noneText')}
          action={<AddMilestone />}
        />
      </Card>
    )
  }
  return (
    <>
      {!rows.some(({ firstValue }) => firstValue) && (
        <div class="notice" role="note">
          <strong>{t('milestones.noFirstValue')}</strong>
          <span>{t('milestones.noFirstValueText')}</span>
        </div>
      )}
      <Card flush>
        <MilestoneTable rows={rows} />
      </Card>
    </>
  )
}

function Features({ rows }: { rows: readonly Feature[] }) {
  const { base } = useEnvironment()
  return (
    <Card
      flush
      title={t('features.title')}
      note={t('features.note')}
      aside={
        <LinkButton icon="plus" href={`${base}/features/~new`}>
          {t('features.add')}
        </LinkButton>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('features.none')} text={t('features.noneText')} />
      ) : (
        <FeatureList rows={rows} />
      )}
    </Card>
  )
}
