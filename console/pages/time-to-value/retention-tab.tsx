// Do those with early value stay? An association, told as one.
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { BarList, BarRow } from '../../charts/rate-bar.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'

export function RetentionTab({ query }: { query: ReportQuery }) {
  const report = useReport('value-and-retention', query)
  return (
    <ReportStates
      of={report}
      loading={<TableSkeleton rows={2} />}
      ready={(value) => <Retention report={value} />}
    />
  )
}

function Retention({ report }: { report: ReportOf<'value-and-retention'> }) {
  if (report.milestone === null || report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('retained.none')} text={t('retained.noneText')} />
      </Card>
    )
  }
  return (
    <div class="stack">
      <Card
        title={t('retained.title')}
        note={t('retained.note')}
        info={
          <InfoPopover name={t('retained.title')}>
            <DefinitionNote meaning={t('retained.means')} report={report} />
          </InfoPopover>
        }
      >
        <BarList>
          {report.rows.map((row) => (
            <BarRow
              key={String(row.firstValueByDay14)}
              label={t(row.firstValueByDay14 ? 'retained.with' : 'retained.without')}
              rate={row.churnedByDay90}
              tone="churned"
            />
          ))}
        </BarList>
        <p class="soft small">{t('retained.association')}</p>
      </Card>
      <ReportFoot report={report} />
    </div>
  )
}
