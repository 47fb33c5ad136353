import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { StateBar } from '../../charts/state-bar.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { comparableShare, headlineShare, leastUnitsForInterval } from '../../first-value-share.ts'
import { formatPercent, formatShareRange } from '../../format.ts'
import { t } from '../../words/translate.ts'

/** The one sentence: what share reaches value, how sure that is, what it was, and how many wait. */
export function Finding(props: {
  report: TimeToFirstValueReport
  previous: TimeToFirstValueReport | null
}) {
  const { report, previous } = props
  const share = headlineShare(report)
  const before = share && comparableShare(report, previous, share.day)
  return (
    <div class="finding">
      <p class="finding-sentence">
        {share
          ? emphasise(
              t('overview.sentence', { share: formatPercent(share.reached), count: share.day }),
              formatPercent(share.reached),
            )
          : t('overview.tooEarly', { reached: report.summary.events, count: report.n })}
        {share &&
          report.n >= leastUnitsForInterval &&
          share.lower !== null &&
          share.upper !== null && (
            <span class="finding-interval"> [{formatShareRange(share.lower, share.upper)}]</span>
          )}
        <InfoPopover name={t('ttv.title')}>
          <DefinitionNote meaning={t('ttv.means.reach')} report={report} />
        </InfoPopover>
      </p>
      <p class="finding-rest">
        {before && <>{t('overview.previous', { share: formatPercent(before.reached) })} </>}
        {t('overview.waiting', { count: report.summary.waiting, n: report.n })}
      </p>
      <StateBar
        parts={[
          { state: 'reached', count: report.summary.events },
          { state: 'waiting', count: report.summary.waiting },
          { state: 'churned', count: report.summary.churned },
        ]}
      />
    </div>
  )
}

/** The figure within its sentence, wherever the language puts it. */
function emphasise(sentence: string, figure: string) {
  const [before = '', after = ''] = sentence.split(figure)
  return (
    <>
      {before}
      <strong>{figure}</strong>
      {after}
    </>
  )
}
