import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { ReportQuery } from '../../api-client.ts'
import { DefinitionNote, sayUnits } from '../../components/definition-note.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { ShareChange } from '../../components/share-change.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import {
  comparableShare,
  headlineShare,
  leastUnitsForInterval,
  type QuotableShare,
} from '../../first-value-share.ts'
import { formatDuration, formatNumber, formatPercent } from '../../format.ts'
import { t } from '../../words/translate.ts'

/** Share by day 14, median, and who waits: three numbers, each with its interval and its n. */
export function FirstValueHeadlines(props: {
  report: TimeToFirstValueReport
  previous: TimeToFirstValueReport | null
  query: ReportQuery
}) {
  const { report, query } = props
  const { summary } = report
  const share = headlineShare(report)
  return (
    <div class="headlines">
      {share ? (
        <HeadlineNumber
          label={t('ttv.reach', { count: share.day })}
          value={formatPercent(share.reached)}
          beneath={shareInterval(share, report)}
          change={<Change share={share} report={report} previous={props.previous} />}
          units={
            <UnitsButton
              name="reached"
              title={t('ttv.units.reached')}
              metric="time-to-first-value"
              query={query}
              of={{ state: 'reached' }}
            />
          }
          definition={<DefinitionNote meaning={t('ttv.means.reach')} report={report} />}
        />
      ) : (
        <HeadlineNumber
          label={t('ttv.soFar')}
          value={t('rate.of', {
            part: formatNumber(summary.events),
            whole: formatNumber(report.n),
          })}
          beneath={t('ttv.tooFewForShare', { least: leastUnitsForInterval })}
          definition={<DefinitionNote meaning={t('ttv.means.reach')} report={report} />}
        />
      )}
      <HeadlineNumber
        label={t('ttv.median')}
        value={
          summary.medianMs.estimate === null ? null : formatDuration(summary.medianMs.estimate)
        }
        beneath={sayMedian(report)}
        definition={<DefinitionNote meaning={t('ttv.means.median')} report={report} />}
      />
      <HeadlineNumber
        label={t('ttv.waiting')}
        value={formatNumber(summary.waiting)}
        beneath={
          summary.churned > 0
            ? t('ttv.waitingChurned', { count: summary.churned })
            : t('ttv.waitingNoChurn')
        }
        change={
          summary.followUpMs !== null &&
          t('ttv.followUp', { time: formatDuration(summary.followUpMs) })
        }
        units={
          <UnitsButton
            name="waiting"
            title={t('ttv.waiting')}
            metric="time-to-first-value"
            query={query}
            of={{ state: 'waiting' }}
          />
        }
        definition={<DefinitionNote meaning={t('ttv.means.waiting')} report={report} />}
      />
    </div>
  )
}

function shareInterval({ lower, upper }: QuotableShare, report: TimeToFirstValueReport): string {
  const accounts = sayUnits(report)
  if (report.n < leastUnitsForInterval || lower === null || upper === null) {
    return `${accounts}. ${t('report.noInterval')}`
  }
  const low = formatNumber(lower * 100)
  const high = formatNumber(upper * 100)
  return `${t('report.interval', { low, high })} · ${accounts}`
}

function sayMedian({ n, summary }: TimeToFirstValueReport): string {
  const { estimate, lower, upper } = summary.medianMs
  if (estimate === null) {
    return t('ttv.medianNone', { time: formatDuration(summary.followUpMs ?? 0) })
  }
  if (n < leastUnitsForInterval || lower === null) return t('report.noInterval')
  const low = formatDuration(lower)
  return upper === null
    ? t('ttv.medianAtLeast', { low })
    : t('ttv.medianBetween', { low, high: formatDuration(upper) })
}

function Change(props: {
  share: QuotableShare
  report: TimeToFirstValueReport
  previous: TimeToFirstValueReport | null
}) {
  const before = comparableShare(props.report, props.previous, props.share.day)
  if (!props.previous) return null
  const { share } = props
  return (
    <ShareChange
      now={{ ...share, share: share.reached }}
      before={before && { ...before, share: before.reached }}
    />
  )
}
