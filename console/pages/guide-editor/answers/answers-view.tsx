import type { SurveyResultsReport } from '#contract/reports/survey-results'
import { rateBeneath } from '../../../charts/rate-bar.tsx'
import { DefinitionNote } from '../../../components/definition-note.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { FilterBar } from '../../../components/filter-bar.tsx'
import { ChoiceChip } from '../../../components/filter-chip.tsx'
import { HeadlineNumber } from '../../../components/headline-number.tsx'
import { Card } from '../../../components/page.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { ReportFilters } from '../../../components/report-filters.tsx'
import { ReportFoot } from '../../../components/report-foot.tsx'
import { ReportSkeleton } from '../../../components/report-skeleton.tsx'
import { ReportStates } from '../../../components/report-states.tsx'
import { formatPercent } from '../../../format.ts'
import { usePeriod } from '../../../use-period.ts'
import { useReport } from '../../../use-report.ts'
import { useReportQuery } from '../../../use-report-query.ts'
import { useUrlState } from '../../../use-url-state.ts'
import { t } from '../../../words/translate.ts'
import { QuestionCard } from './question-card.tsx'
import './answers.css'

const chips = ['segment'] as const

/** What people answered in this survey, question by question, and how many of those who were asked. */
export function AnswersView({ guideKey }: { guideKey: string }) {
  const period = usePeriod()
  const [per, setPer] = useUrlState('per', 'month')
  const [later] = useUrlState('words', '0')
  const offset = /^\d{1,6}$/.test(later) ? Number(later) : 0
  const query = {
    ...useReportQuery(period, chips),
    guide: guideKey,
    per: per === 'week' ? ('week' as const) : ('month' as const),
    ...(offset === 0 ? {} : { offset }),
  }
  const report = useReport('survey-results', query)
  return (
    <div class="stack">
      <FilterBar>
        <ReportFilters period={period} chips={chips} />
        <ChoiceChip
          name={t('answers.per')}
          value={query.per}
          fallback="month"
          options={[
            { value: 'month', label: t('answers.per.month') },
            { value: 'week', label: t('answers.per.week') },
          ]}
          onValue={setPer}
        />
        <PrintButton />
      </FilterBar>
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(ready) => <Answers report={ready} offset={offset} />}
      />
    </div>
  )
}

function Answers({ report, offset }: { report: SurveyResultsReport; offset: number }) {
  if (report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('answers.none')} text={t('answers.noneText')} />
      </Card>
    )
  }
  const { answered } = report.summary
  return (
    <>
      <Card>
        <div class="stack">
          <HeadlineNumber
            label={t('answers.rate')}
            value={answered.rate === null ? null : formatPercent(answered.rate)}
            beneath={rateBeneath(answered)}
            definition={<DefinitionNote meaning={t('answers.means.rate')} report={report} />}
          />
          <p class="soft small">{t('answers.note')}</p>
        </div>
      </Card>
      {report.rows.map((row) => (
        <QuestionCard key={row.question} row={row} report={report} offset={offset} />
      ))}
      <ReportFoot report={report} />
    </>
  )
}
