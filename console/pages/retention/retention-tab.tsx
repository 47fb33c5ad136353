// Headlines of some weeks, the curve of all intakes, each intake, brackets and rolling days.
import type { Rate } from '#contract/estimates'
import type { RetentionReport } from '#contract/reports/retention'
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { rateBeneath } from '../../charts/rate-bar.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import { formatPercent } from '../../format.ts'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'
import { CohortMatrix } from './cohort-matrix.tsx'
import { NobodyActive } from './nobody-active.tsx'
import { RetentionCurve } from './retention-curve.tsx'
import { ShareTable } from './share-table.tsx'

type Report = ReportOf<'retention'>

const headlineWeeks = [1, 4, 8] as const
/** Days that others quote too. */
const rollingDays = '1,3,7,14,30'

export function RetentionTab({ query }: { query: ReportQuery }) {
  const report = useReport('retention', query)
  return (
    <ReportStates
      of={report}
      loading={<ReportSkeleton />}
      ready={(value) =>
        value.n === 0 ? <NobodyActive /> : <Answer report={value} query={query} />
      }
    />
  )
}

function Answer({ report, query }: { report: Report; query: ReportQuery }) {
  return (
    <div class="stack">
      <Card>
        <div class="headlines">
          {headlineWeeks.map((week) => (
            <WeekHeadline key={week} week={week} report={report} />
          ))}
        </div>
        <div class="headline-beneath">
          <UnitsButton
            name="retention"
            title={t('retention.tab.retention')}
            metric="retention"
            query={query}
            of={{ step: 'retained' }}
          />
        </div>
      </Card>
      <Card>
        <RetentionCurve report={report} />
      </Card>
      <CohortMatrix report={report} />
      <div class="columns">
        <Brackets overall={report.overall} />
        <RollingDays query={query} />
      </div>
      <ReportFoot report={report} />
    </div>
  )
}

function WeekHeadline({ week, report }: { week: number; report: Report }) {
  const rate: Rate | undefined = report.overall.cells.find(({ index }) => index === week)?.on
  return (
    <HeadlineNumber
      label={t('retention.headline', { week })}
      value={rate === undefined || rate.rate === null ? null : formatPercent(rate.rate)}
      beneath={rate === undefined ? t('retention.beneathNone') : rateBeneath(rate)}
      definition={<DefinitionNote meaning={t('retention.means')} report={report} />}
    />
  )
}

function Brackets({ overall }: { overall: RetentionReport['overall'] }) {
  return (
    <ShareTable
      id="retention-brackets"
      title={t('retention.brackets')}
      note={t('retention.bracketsNote')}
      of={t('retention.weekAxis')}
      columns={[t('retention.cameBack')]}
      rows={overall.brackets.map(({ first, last, retained }) => ({
        key: `${first}-${last}`,
        name:
          first === last
            ? t('retention.bracketOne', { first })
            : t('retention.bracket', { first, last }),
        rates: [retained],
      }))}
    />
  )
}

/** Asked for by itself: it costs more than all the rest, which need not wait for it. */
function RollingDays({ query }: { query: ReportQuery }) {
  const report = useReport('retention', { ...query, rollingDays })
  return (
    <ReportStates
      of={report}
      loading={<TableSkeleton rows={5} />}
      ready={({ rolling }) => (
        <ShareTable
          id="retention-rolling"
          title={t('retention.rolling')}
          note={t('retention.rollingNote')}
          of={t('curve.table.day')}
          columns={[t('retention.onDay'), t('retention.onOrAfter')]}
          rows={rolling.map(({ day, on, onOrAfter }) => ({
            key: String(day),
            name: t('retention.rollingDay', { day }),
            rates: [on, onOrAfter],
          }))}
        />
      )}
    />
  )
}
