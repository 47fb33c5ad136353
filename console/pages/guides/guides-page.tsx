// Which guides run, and do people finish them?
import { useState } from 'preact/hooks'
import type { Guide } from '#contract/guide'
import { fetchGuides } from '../../api-client.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ChoiceChip } from '../../components/filter-chip.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { useUrlState, withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { CreateGuide } from './create-guide.tsx'
import { GuideTable } from './guide-table.tsx'

const statuses = ['draft', 'published', 'archived'] as const

export function GuidesPage() {
  const { environment } = useEnvironment()
  const [asked, setStatus] = useUrlState('status')
  const [creating, setCreating] = useState(false)
  const status = statuses.find((each) => each === asked)
  const guides = useResource(
    `guides ${environment.id}`,
    (signal) => fetchGuides(environment.id, signal),
    { everyMs: 15_000 },
  )
  // Where there is none, the way to the first one stands where the table would be.
  const isEmpty = guides.state === 'ready' && guides.value.rows.length === 0
  return (
    <Page
      title={t('guides.title')}
      question={t('guides.question')}
      actions={!isEmpty && <CreateButton onCreate={() => setCreating(true)} />}
      filters={
        <ChoiceChip
          name={t('guides.status')}
          value={status ?? ''}
          fallback=""
          options={[
            { value: '', label: t('guides.status.any') },
            ...statuses.map((value) => ({ value, label: t(`guides.status.${value}`) })),
          ]}
          onValue={setStatus}
        />
      }
    >
      <ResourceStates
        of={guides}
        loading={
          <Card flush>
            <TableSkeleton />
          </Card>
        }
        ready={({ rows }) => (
          <>
            <Found rows={rows} status={status} onCreate={() => setCreating(true)} />
            <CreateGuide open={creating} guides={rows} onClose={() => setCreating(false)} />
          </>
        )}
      />
    </Page>
  )
}

function CreateButton({ onCreate }: { onCreate: () => void }) {
  return (
    <Button look="primary" icon="plus" onClick={onCreate}>
      {t('guides.new')}
    </Button>
  )
}

function Found(props: {
  rows: readonly Guide[]
  status: Guide['status'] | undefined
  onCreate: () => void
}) {
  const { status } = props
  const rows = props.rows.filter((guide) => status === undefined || guide.status === status)
  if (rows.length > 0) {
    return (
      <Card flush>
        <GuideTable rows={rows} />
      </Card>
    )
  }
  return (
    <Card>
      {props.rows.length === 0 ? (
        <EmptyState
          title={t('guides.none')}
          text={t('guides.noneText')}
          action={<CreateButton onCreate={props.onCreate} />}
        />
      ) : (
        <EmptyState
          title={t('guides.filteredOut')}
          action={<LinkButton href={withQuery({ status: null })}>{t('guides.showAll')}</LinkButton>}
        />
      )}
    </Card>
  )
}
