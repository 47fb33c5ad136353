import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { rateBeneath } from '../../charts/rate-bar.tsx'
import { ShareBars } from '../../charts/share-bars.tsx'
import { ComparisonNote } from '../../components/comparison-note.tsx'
import { DefinitionNote, sayUnits } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { RateChange } from '../../components/share-change.tsx'
import { formatDuration, formatPercent } from '../../format.ts'
import { t } from '../../words/translate.ts'
import { FunnelConditions } from './funnel-conditions.tsx'
import { FunnelGroups } from './funnel-groups.tsx'
import { StepTable } from './step-table.tsx'

export type FunnelReport = ReportOf<'funnel'>

/** The three honest numbers, the steps as bars, and what each of them took and lost. */
export function FunnelAnswer({ report, query }: { report: FunnelReport; query: ReportQuery }) {
  if (report.funnel === null) {
    return (
      <Card>
        <EmptyState title={t('funnel.none')} text={t('funnel.noneText')} />
      </Card>
    )
  }
  if (report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('funnel.nobody')} text={t('funnel.nobodyText')} />
      </Card>
    )
  }
  return (
    <>
      <Card>
        <Headlines report={report} />
        {report.previous && (
          <ComparisonNote
            comparison={report.change}
            names={[t('compare.before'), t('compare.now')]}
          />
        )}
      </Card>
      <Card>
        <ShareBars
          id="funnel"
          title={t('funnel.chart')}
          note={t('funnel.chartNote', { units: sayUnits(report) })}
          of={t('funnel.step')}
          bars={report.rows.map(({ step, label, reached, sincePrevious }) => ({
            key: String(step),
            label: `${step}. ${label}`,
            rate: reached,
            note: step === 1 ? undefined : sayTime(sincePrevious.medianMs),
          }))}
        />
        <FunnelConditions funnel={report.funnel} />
      </Card>
      <StepTable report={report} query={query} />
      <FunnelGroups report={report} query={query} />
      <ReportFoot report={report} />
    </>
  )
}

/** How long the step took those who did it. */
function sayTime(medianMs: number | null): string | undefined {
  return medianMs === null ? undefined : t('funnel.after', { time: formatDuration(medianMs) })
}

function Headlines({ report }: { report: FunnelReport }) {
  const { converted, mature, timeToConvert, convertersOnly } = report.summary
  const { estimate, lower, upper } = timeToConvert.medianMs
  const previous = report.previous?.metric === 'funnel' ? report.previous : undefined
  const meaning = (key: 'all' | 'mature' | 'time') => (
    <DefinitionNote meaning={t(`funnel.means.${key}`)} report={report} />
  )
  return (
    <div class="headlines">
      <HeadlineNumber
        label={t('funnel.all')}
        value={converted.rate === null ? null : formatPercent(converted.rate)}
        beneath={rateBeneath(converted)}
        definition={meaning('all')}
      />
      <HeadlineNumber
        label={t('funnel.mature')}
        value={mature.rate === null ? null : formatPercent(mature.rate)}
        beneath={mature.n === 0 ? t('funnel.noneMature') : rateBeneath(mature)}
        change={previous && <RateChange now={mature} before={previous.summary.mature} />}
        definition={meaning('mature')}
      />
      <HeadlineNumber
        label={t('funnel.time')}
        value={estimate === null ? null : formatDuration(estimate)}
        beneath={
          <>
            {estimate === null
              ? t('funnel.notHalf')
              : lower !== null &&
                t('funnel.timeInterval', {
                  low: formatDuration(lower),
                  high: upper === null ? '…' : formatDuration(upper),
                })}
            {convertersOnly.medianMs !== null && (
              <span class="definition-line">
                {t('funnel.contrast', { time: formatDuration(convertersOnly.medianMs) })}
              </span>
            )}
          </>
        }
        definition={meaning('time')}
      />
    </div>
  )
}
