// Which step loses people, and how long does each take?
import { useLocation } from 'preact-iso'
import { fetchFunnels } from '../../api-client.ts'
import { ChoiceChip } from '../../components/filter-chip.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { useEnvironment } from '../../session.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { useReportQuery, type ReportChip } from '../../use-report-query.ts'
import { useResource } from '../../use-resource.ts'
import { useUrlState, withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { FunnelAnswer } from './funnel-answer.tsx'
import { FunnelBuilder } from './funnel-builder.tsx'
import { orders, readFunnelQuery, windows } from './read-funnel-query.ts'

const chips: readonly ReportChip[] = ['segment', 'level', 'compare', 'groupBy']

export function FunnelPage() {
  const { query: address } = useLocation()
  const period = usePeriod()
  const query = { ...useReportQuery(period, chips), ...readFunnelQuery(address) }
  const report = useReport('funnel', query)
  return (
    <Page
      title={t('funnel.title')}
      question={t('funnel.question')}
      actions={<PrintButton />}
      filters={
        <>
          <SavedChip />
          <OrderChip />
          <WindowChip />
          <ReportFilters period={period} chips={chips} />
        </>
      }
    >
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(answer) => <FunnelAnswer report={answer} query={query} />}
      />
      <div class="screen-only">
        <FunnelBuilder asked={report.state === 'ready' ? report.value.funnel : null} />
      </div>
    </Page>
  )
}

/** What the address holds of steps that are not saved. */
const ofOwnSteps = { steps: null, exclude: null, holdConstant: null }

/** Which saved funnel; `own` are the steps in the address. */
function SavedChip() {
  const { environment } = useEnvironment()
  const { query, route } = useLocation()
  const funnels = useResource(`funnels ${environment.id} ${query.funnel ?? ''}`, (signal) =>
    fetchFunnels(environment.id, signal),
  )
  const saved = funnels.state === 'ready' ? funnels.value.rows : []
  const isOwn = query.steps !== undefined && query.funnel === undefined
  const first = saved[0]?.key ?? ''
  const options = [
    ...saved.map(({ key, name }) => ({ value: key, label: name })),
    ...(isOwn || saved.length === 0 ? [{ value: '', label: t('funnel.own') }] : []),
  ]
  return (
    <ChoiceChip
      name={t('funnel.saved')}
      always
      value={isOwn ? '' : (query.funnel ?? first)}
      fallback={first}
      options={options}
      onValue={(key) => {
        const level = saved.find((funnel) => funnel.key === key)?.level
        if (key === '') return
        route(
          withQuery({ ...ofOwnSteps, funnel: key, level: level === 'user' ? 'user' : null }),
          true,
        )
      }}
    />
  )
}

function OrderChip() {
  const [order, setOrder] = useUrlState('order', 'ordered_first')
  return (
    <ChoiceChip
      name={t('funnel.order')}
      value={order}
      fallback="ordered_first"
      options={orders.map((value) => ({ value, label: t(`funnel.order.${value}`) }))}
      onValue={setOrder}
    />
  )
}

function WindowChip() {
  const [days, setDays] = useUrlState('window')
  return (
    <ChoiceChip
      name={t('funnel.window')}
      value={days}
      fallback=""
      options={[
        { value: '', label: t('funnel.window.own') },
        ...windows.map((value) => ({
          value,
          label: t('funnel.window.days', { count: Number(value) }),
        })),
      ]}
      onValue={setDays}
    />
  )
}
