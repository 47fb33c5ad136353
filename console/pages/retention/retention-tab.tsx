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
import { RateChange } from '../../components/share-change.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import { formatPercent } from '../../format.ts'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'
import { CohortMatrix } from './cohort-matrix.tsx'
import { headlineWeeks } from './headline-weeks.ts'
import { NobodyActive } from './nobody-active.tsx'
import { RetentionCurve } from './retention-curve.tsx'
import { RetentionGroups } from './retention-groups.tsx'
import { sayBracket } from './say-bracket.ts'
import { ShareTable } from './share-table.tsx'

type Report = ReportOf<'retention'>

/** Days that others quote too. */
const rollingDays = '1,3,7,14,30'

interface RetentionProps {
  query: ReportQuery
  /** The same without groups and the period before. */
  everybody: ReportQuery
}

export function RetentionTab({ query, everybody }: RetentionProps) {
  const report = useReport('retention', query)
  return (
    <ReportStates
      of={report}
      loading={<ReportSkeleton />}
      ready={(value) =>
        value.n === 0 ? (
          <NobodyActive />
        ) : (
          <Answer report={value} query={query} everybody={everybody} />
        )
      }
    />
  )
}

function Answer({ report, query, everybody }: RetentionProps & { report: Report }) {
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
      <RetentionGroups report={report} query={query} />
      <CohortMatrix report={report} />
      <div class="columns">
        <Brackets overall={report.overall} />
        <RollingDays query={everybody} />
      </div>
      <ReportFoot report={report} />
    </div>
  )
}

function WeekHeadline({ week, report }: { week: number; report: Report }) {
  const rate = rateOfWeek(report, week)
  const before = report.previous && rateOfWeek(report.previous, week)
  return (
    <HeadlineNumber
      label={t('retention.headline', { week })}
      value={rate === undefined || rate.rate === null ? null : formatPercent(rate.rate)}
      beneath={rate === undefined ? t('retention.beneathNone') : rateBeneath(rate)}
      change={rate && before && <RateChange now={rate} before={before} />}
      definition={<DefinitionNote meaning={t('retention.means')} report={report} />}
    />
  )
}

function rateOfWeek({ overall }: RetentionReport, week: number): Rate | undefined {
  return overall.cells.find(({ index }) => index === week)?.on
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
        name: sayBracket({ first, last }),
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
