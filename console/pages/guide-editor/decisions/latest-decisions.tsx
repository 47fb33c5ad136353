import type { PageDecision } from '#contract/guide-insight'
import type { PageOf } from '#contract/page'
import { DataTable, type Column } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Card } from '../../../components/page.tsx'
import { ResourceStates } from '../../../components/resource-states.tsx'
import { TableSkeleton } from '../../../components/skeleton.tsx'
import { TimeAgo } from '../../../components/time-ago.tsx'
import type { Resource } from '../../../use-resource.ts'
import { withQuery } from '../../../use-url-state.ts'
import { t } from '../../../words/translate.ts'
import { reasonIn } from './read-trace.ts'
import { ShownBadge } from './shown-badge.tsx'

/** What the pages of the people who came last decided; a row leads to the whole story. */
export function LatestDecisions({ of }: { of: Resource<PageOf<PageDecision>> }) {
  return (
    <ResourceStates
      of={of}
      loading={
        <Card flush>
          <TableSkeleton rows={5} />
        </Card>
      }
      ready={({ rows }) =>
        rows.length === 0 ? (
          <Card>
            <EmptyState title={t('decision.none')} text={t('decision.noneText')} />
          </Card>
        ) : (
          <Card title={t('decision.latest')} flush>
            <DataTable
              caption={t('decision.latest')}
              columns={columns()}
              rows={rows}
              rowKey={({ userId }) => userId}
              rowHref={({ userId }) => withQuery({ user: userId })}
            />
          </Card>
        )
      }
    />
  )
}

function columns(): Column<PageDecision>[] {
  return [
    {
      key: 'user',
      title: t('decision.user'),
      cell: ({ userId }) => <span class="decision-user">{userId}</span>,
    },
    {
      key: 'shown',
      title: t('decision.verdict'),
      cell: ({ shown }) => <ShownBadge shown={shown} />,
    },
    {
      key: 'reason',
      title: t('decision.reason'),
      from: 'narrow',
      cell: ({ trace }) => <span lang="en">{reasonIn(trace) ?? ''}</span>,
    },
    {
      key: 'when',
      title: t('decision.when'),
      cell: ({ decidedAt }) => <TimeAgo at={decidedAt} />,
    },
  ]
}
