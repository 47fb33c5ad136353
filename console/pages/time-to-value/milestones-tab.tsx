// How long until any other milestone?
import type { Milestone } from '#contract/milestone'
import { fetchMilestones, type ReportOf, type ReportQuery } from '../../api-client.ts'
import { FirstValueChart } from '../../charts/first-value-chart.tsx'
import { LinkButton } from '../../components/button.tsx'
import { DefinitionNote, sayUnits } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ChoiceChip } from '../../components/filter-chip.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import { formatDuration, formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { useReport } from '../../use-report.ts'
import { useResource } from '../../use-resource.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'

export function MilestonesTab({ query }: { query: ReportQuery }) {
  const { environment, base } = useEnvironment()
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  return (
    <ResourceStates
      of={milestones}
      loading={<ReportSkeleton />}
      ready={({ rows }) =>
        rows.length === 0 ? (
          <Card>
            <EmptyState
              title={t('otherMilestones.none')}
              text={t('otherMilestones.noneText')}
              action={
                <LinkButton look="primary" href={`${base}/milestones`}>
                  {t('otherMilestones.open')}
                </LinkButton>
              }
            />
          </Card>
        ) : (
          <OneMilestone milestones={rows} query={query} />
        )
      }
    />
  )
}

function OneMilestone(props: { milestones: readonly Milestone[]; query: ReportQuery }) {
  const { milestones } = props
  const usual = milestones[0]?.key ?? ''
  const [asked, setAsked] = useUrlState('milestone', usual)
  const key = milestones.some((milestone) => milestone.key === asked) ? asked : usual
  const query = { ...props.query, milestone: key }
  const report = useReport('time-to-milestone', query)
  return (
    <div class="stack">
      <div class="row">
        <ChoiceChip
          name={t('otherMilestones.choose')}
          value={key}
          fallback={usual}
          options={milestones.map(({ key: value, name }) => ({ value, label: name }))}
          onValue={setAsked}
        />
      </div>
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(value) => <Answer report={value} query={query} />}
      />
    </div>
  )
}

function Answer(props: { report: ReportOf<'time-to-milestone'>; query: ReportQuery }) {
  const { report, query } = props
  if (report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('ttv.noStarts')} text={t('ttv.noStartsText')} />
      </Card>
    )
  }
  const { medianMs, events, waiting } = report.summary
  const definition = <DefinitionNote meaning={t('otherMilestones.means')} report={report} />
  const units = (state: 'reached' | 'waiting', title: string) => (
    <UnitsButton
      name={`milestone-${state}`}
      title={title}
      metric="time-to-milestone"
      query={query}
      of={{ state }}
    />
  )
  return (
    <>
      <Card>
        <div class="headlines">
          <HeadlineNumber
            label={t('adoption.median')}
            value={medianMs.estimate === null ? null : formatDuration(medianMs.estimate)}
            beneath={medianMs.estimate === null ? t('adoption.notHalf') : sayInterval(medianMs)}
            definition={definition}
          />
          <HeadlineNumber
            label={t('units.reached')}
            value={formatNumber(events)}
            beneath={sayUnits(report)}
            units={units('reached', t('units.reached'))}
            definition={definition}
          />
          <HeadlineNumber
            label={t('ttv.waiting')}
            value={formatNumber(waiting)}
            units={units('waiting', t('ttv.waiting'))}
            definition={definition}
          />
        </div>
      </Card>
      <Card>
        <FirstValueChart
          report={report}
          title={t('otherMilestones.title', { name: report.milestone.name })}
        />
      </Card>
      <ReportFoot report={report} />
    </>
  )
}

function sayInterval({ lower, upper }: { lower: number | null; upper: number | null }): string {
  if (lower === null) return t('report.noInterval')
  const low = formatDuration(lower)
  return upper === null
    ? t('ttv.medianAtLeast', { low })
    : t('ttv.medianBetween', { low, high: formatDuration(upper) })
}
