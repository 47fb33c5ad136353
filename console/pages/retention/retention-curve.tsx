import type { Rate } from '#contract/estimates'
import type { RetentionReport } from '#contract/reports/retention'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { rateText } from '../../charts/rate-bar.tsx'
import { SeriesChart } from '../../charts/series-chart.tsx'
import { formatNumber, formatPercent } from '../../format.ts'
import { t } from '../../words/translate.ts'

/** All intakes together: the share that was active so many weeks after the first. */
export function RetentionCurve({ report }: { report: RetentionReport }) {
  const { cells } = report.overall
  const weekName = (week: number) => t('retention.week', { week: formatNumber(week) })
  return (
    <ChartFrame
      id="retention"
      title={t('retention.curve')}
      note={t('retention.curveNote')}
      table={{
        header: [
          t('retention.weekAxis'),
          t('retention.on'),
          t('retention.onOrAfter'),
          t('retention.of'),
        ],
        rows: cells.map(({ index, on, onOrAfter }) => [
          weekName(index),
          rateText(on),
          rateText(onOrAfter),
          formatNumber(on.n),
        ]),
      }}
      csv={{
        header: ['week', 'n', 'on', 'on_rate', 'on_lower', 'on_upper', 'on_or_after'],
        rows: cells.map(({ index, on, onOrAfter }) => [
          index,
          on.n,
          on.k,
          on.rate,
          on.lower,
          on.upper,
          onOrAfter.k,
        ]),
      }}
    >
      {cells.length < 2 ? (
        <p class="soft small">{t('retention.beneathNone')}</p>
      ) : (
        <SeriesChart
          summary={t('retention.curve')}
          title={t('retention.shareAxis')}
          xTitle={t('retention.weekAxis')}
          max={1}
          format={formatPercent}
          tick={(index) => formatNumber(index)}
          head={weekName}
          series={[
            {
              name: t('retention.on'),
              look: 'first',
              values: cells.map(({ on }) => on.rate),
              limits: cells.map(({ on }) => limitsOf(on)),
            },
            {
              name: t('retention.onOrAfter'),
              look: 'second',
              values: cells.map(({ onOrAfter }) => onOrAfter.rate),
            },
          ]}
        />
      )}
    </ChartFrame>
  )
}

function limitsOf({ lower, upper }: Rate) {
  return lower === null || upper === null ? null : { lower, upper }
}
