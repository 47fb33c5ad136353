import type { FunnelOrder } from '#contract/funnel'
import type { UnitRow } from '#contract/metric-report'
import type { FunnelReport } from '#contract/reports/funnel'
import { linearPercentile } from '../../db/metrics/estimators/percentile.ts'
import { curveAnswers, curveOf } from './curve-answers.ts'
import type { EventsConfig } from './events-folder.ts'

const dayMs = 86_400_000

/** Asks the metric `funnel`, for its report and for the units behind it. */
export type AskFunnel = (
  query: Record<string, string>,
) => Promise<{ report: FunnelReport; durations: UnitRow[] }>

/** Block `funnel`: every way to walk the funnel of the folder, and the one of its users. */
export async function funnelAnswers(ask: AskFunnel, { funnel, user_funnel }: EventsConfig) {
  const accounts = toQuery(funnel)
  const users = { ...toQuery(user_funnel), level: 'user' }
  const inOrder = await ask(accounts)
  const usersInOrder = await ask(users)
  const reachedBy = async (order: FunnelOrder, more: Record<string, string> = {}) =>
    reached((await ask({ ...accounts, order, ...more })).report)
  const { event, between } = funnel.exclusion
  return {
    ordered_first: reached(inOrder.report),
    ordered_first_mature_only: mature(inOrder.report),
    ordered_best_entry: await reachedBy('ordered_best_entry'),
    any_order_first_entry: await reachedBy('any_order_first_entry'),
    strict_best_entry: await reachedBy('strict_best_entry'),
    [`ordered_first_with_exclusion_${between.join('_')}`]: await reachedBy('ordered_first', {
      exclude: JSON.stringify({ event, between }),
    }),
    hold_constant_project_pairs: await reachedBy('ordered_first', { holdConstant: 'project_id' }),
    user_ordered_first: reached(usersInOrder.report),
    user_ordered_first_mature_only: mature(usersInOrder.report),
    ...timeToConvert(inOrder.report, inOrder.durations),
  }
}

function toQuery({ steps, window_ms }: EventsConfig['user_funnel']) {
  return {
    steps: JSON.stringify(steps.map((event) => ({ event }))),
    windowDays: String(window_ms / dayMs),
  }
}

const reached = ({ rows }: FunnelReport) => rows.map((row) => row.reached.k)
const mature = ({ rows }: FunnelReport) => rows.map((row) => row.mature.k)

function timeToConvert({ summary, rows }: FunnelReport, durations: readonly UnitRow[]) {
  const { convertersOnly, timeToConvert: times } = summary
  const last = durations.filter(({ subject }) => subject === String(rows.length))
  const converters = last.filter((unit) => unit.reached).map((unit) => unit.durationMs)
  return {
    time_to_convert_completers: {
      n: convertersOnly.n,
      median_nearest_rank_ms: convertersOnly.medianMs,
      median_type7_ms: linearPercentile(
        converters.sort((a, b) => a - b),
        0.5,
      ),
      p90_nearest_rank_ms: convertersOnly.p90Ms,
    },
    time_to_convert_km: curveAnswers(times, curveOf(everybody(durations))),
  }
}

/** Each unit by what it did last or not: the last step done, or how long it was watched without. */
function everybody(durations: readonly UnitRow[]): UnitRow[] {
  return [...new Map(durations.map((unit) => [unit.id, unit])).values()]
}
