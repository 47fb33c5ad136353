import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import type { ReportOf, ReportQuery } from '../../../api-client.ts'
import { rateBeneath } from '../../../charts/rate-bar.tsx'
import { ShareBars, type ShareBar } from '../../../charts/share-bars.tsx'
import { ComparisonNote } from '../../../components/comparison-note.tsx'
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
import { RateChange } from '../../../components/share-change.tsx'
import { UnitsButton } from '../../../components/units-button.tsx'
import { formatDuration, formatNumber, formatPercent } from '../../../format.ts'
import { usePeriod } from '../../../use-period.ts'
import { useReport } from '../../../use-report.ts'
import { useReportQuery } from '../../../use-report-query.ts'
import { useUrlState } from '../../../use-url-state.ts'
import { t } from '../../../words/translate.ts'
import { HealthTable } from './health-table.tsx'
import { PerformanceGroups } from './performance-groups.tsx'
import { VersionTable } from './version-table.tsx'

type Report = ReportOf<'guide-performance'>

const chips = ['segment', 'level', 'compare', 'groupBy'] as const

/** Who is shown this guide, how far they come, how long it takes, and where they leave. */
export function PerformanceView(props: { guideKey: string; versions: number }) {
  const period = usePeriod()
  const [version, setVersion] = useUrlState('version')
  const asked = Number(version)
  const query: ReportQuery = {
    ...useReportQuery(period, chips),
    guide: props.guideKey,
    ...(asked >= 1 && asked <= props.versions ? { version: asked } : {}),
  }
  const report = useReport('guide-performance', query)
  const versions = Array.from({ length: props.versions }, (_, index) => props.versions - index)
  return (
    <div class="stack">
      <FilterBar>
        <ReportFilters period={period} chips={chips} />
        {versions.length > 1 && (
          <ChoiceChip
            name={t('performance.version')}
            value={query.version === undefined ? '' : String(query.version)}
            fallback=""
            options={[
              { value: '', label: t('performance.version.all') },
              ...versions.map((number) => ({
                value: String(number),
                label: t('guides.version', { number }),
              })),
            ]}
            onValue={setVersion}
          />
        )}
        <PrintButton />
      </FilterBar>
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(ready) => <Performance report={ready} query={query} />}
      />
    </div>
  )
}

function Performance(props: { report: Report; query: ReportQuery }) {
  const { report } = props
  if (report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('performance.none')} text={t('performance.noneText')} />
      </Card>
    )
  }
  return (
    <>
      <Card>
        <div class="stack">
          <Headlines {...props} />
          {report.previous && (
            <ComparisonNote
              comparison={report.change}
              names={[t('compare.before'), t('compare.now')]}
            />
          )}
          <p class="soft small">{t('performance.noEffect')}</p>
        </div>
      </Card>
      <Card>
        <ShareBars
          id="guide-steps"
          title={t('performance.steps')}
          note={t(report.level === 'user' ? 'performance.ofUsers' : 'performance.ofAccounts', {
            count: report.n,
          })}
          of={t('performance.step')}
          bars={toBars(report)}
        />
        {report.guide.kind === 'tour' && report.summary.dismissedElsewhere > 0 && (
          <p class="soft small">
            {t('performance.leftElsewhere', { count: report.summary.dismissedElsewhere })}
          </p>
        )}
      </Card>
      <HealthTable report={report} />
      <VersionTable report={report} />
      <PerformanceGroups {...props} />
      <ReportFoot report={report} />
    </>
  )
}

function Headlines({ report, query }: { report: Report; query: ReportQuery }) {
  const { summary, n, level } = report
  const previous = report.previous?.metric === 'guide-performance' ? report.previous : undefined
  const { medianMs, n: begun, events } = summary.timeToFinish
  const note = (what: 'shown' | 'finished' | 'dismissed' | 'time') => (
    <DefinitionNote meaning={t(`performance.means.${what}`)} report={report} />
  )
  return (
    <div class="headlines">
      <HeadlineNumber
        label={t('performance.shown')}
        value={formatNumber(n)}
        unit={t(level === 'user' ? 'performance.users' : 'performance.accounts')}
        beneath={level === 'user' ? undefined : t('report.nUsers', { count: summary.users })}
        definition={note('shown')}
      />
      {(['finished', 'dismissed'] as const).map((what) => (
        <HeadlineNumber
          key={what}
          label={t(`performance.${what}`)}
          value={summary[what].rate === null ? null : formatPercent(summary[what].rate)}
          beneath={rateBeneath(summary[what])}
          // Of dismissals fewer are better, which these words do not say.
          change={
            what === 'finished' && previous ? (
              <RateChange now={summary.finished} before={previous.summary.finished} />
            ) : undefined
          }
          units={
            <UnitsButton
              name={`guide-${what}`}
              title={t(`performance.${what}`)}
              metric="guide-performance"
              query={query}
              of={{ subject: 'guide', step: what, state: 'reached' }}
            />
          }
          definition={note(what)}
        />
      ))}
      <HeadlineNumber
        label={t('performance.time')}
        value={medianMs.estimate === null ? null : formatDuration(medianMs.estimate)}
        beneath={
          medianMs.estimate === null
            ? t('performance.notHalf', { part: formatNumber(events), whole: formatNumber(begun) })
            : t('performance.timeOf', { part: formatNumber(events), whole: formatNumber(begun) })
        }
        definition={note('time')}
      />
    </div>
  )
}

/** Shown, started, each step, finished: each a share of those it was shown to. */
function toBars({ n, summary, rows }: GuidePerformanceReport): ShareBar[] {
  const everybody = { k: n, n, rate: 1, lower: null, upper: null }
  return [
    { key: 'shown', label: t('performance.shown'), rate: everybody },
    { key: 'started', label: t('performance.started'), rate: summary.started },
    ...rows.map(({ step, title, reached, dismissedHere }, index) => ({
      key: step,
      label: `${index + 1}. ${title}`,
      rate: reached,
      note:
        dismissedHere === 0
          ? undefined
          : t('performance.leftHere', { count: formatNumber(dismissedHere) }),
    })),
    { key: 'finished', label: t('performance.finished'), rate: summary.finished },
  ]
}
