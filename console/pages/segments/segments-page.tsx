// Who exactly is meant?
import type { Segment } from '#contract/segment'
import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import { useSegments } from '../../use-segments.ts'
import { t } from '../../words/translate.ts'
import { SegmentTable } from './segment-table.tsx'

export function SegmentsPage() {
  const segments = useSegments()
  // Where there is none, the way to the first one stands where the table would be.
  const isEmpty = segments.state === 'ready' && segments.value.rows.length === 0
  return (
    <Page
      title={t('segments.title')}
      question={t('segments.question')}
      actions={!isEmpty && <AddSegment />}
    >
      <ResourceStates
        of={segments}
        loading={
          <Card flush>
            <TableSkeleton rows={4} />
          </Card>
        }
        ready={({ rows }) => <Segments rows={rows} />}
      />
    </Page>
  )
}

function Segments({ rows }: { rows: readonly Segment[] }) {
  if (rows.length > 0) {
    return (
      <Card flush>
        <SegmentTable rows={rows} />
      </Card>
    )
  }
  return (
    <Card>
      <EmptyState
        title={t('segments.none')}
        text={t('segments.noneText')}
        action={<AddSegment />}
      />
    </Card>
  )
}

function AddSegment() {
  const { base } = useEnvironment()
  return (
    <LinkButton look="primary" icon="plus" href={`${base}/segments/~new`}>
      {t('segments.add')}
    </LinkButton>
  )
}
