import type { UnitRow } from '#contract/metric-report'
import type { RetentionReport } from '#contract/reports/retention'
import { loadSql } from '../../load-sql.ts'
import { splitBy } from '../estimators/split-by.ts'
import { localDate } from '../../local-days.ts'
import { sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { type CellRules, countCohorts, type CountedPattern, countOverall } from './count-cohorts.ts'
import { retention, type RetentionRow } from './metric.ts'
import { countRollingDays } from './rolling-days.ts'
import { toUnitRow } from '../to-unit-row.ts'

const query = loadSql(import.meta.url, './query.sql')
const unitsQuery = loadSql(import.meta.url, './units.sql')

/** Of those who were first active in the same week (on the same day), how many were active when. */
export async function measureRetention(
  request: MetricRequest,
): Promise<{ report: RetentionReport; units: () => Promise<UnitRow[]> }> {
  const { timeZone, weekStart } = request.environment
  const { interval = 'week', groupBy } = request.query
  const values = {
    ...sharedValues(request),
    segment: request.query.segment ?? null,
    group_by: groupBy ?? null,
    interval,
    time_zone: timeZone,
    week_start: weekStart,
  }
  const rows = await runQuery<RetentionRow>(request, query, values)
  const rules = readCellRules(request)
  const counted = rows.flatMap(({ cohort, pattern, units, group_value }) =>
    cohort === null || pattern === null ? [] : { cohort, pattern, units, group_value },
  )
  const cohorts = countCohorts(counted, rules)
  return {
    report: {
      metric: 'retention',
      ...reportHeader(retention, request, {
        n: countUnits(counted),
        method: 'wilson',
        units: [],
        recomputing: await recomputingShare(request, { isOfFeatures: true }),
      }),
      exclusions: rows
        .flatMap(({ left_out, units }) =>
          left_out === null ? [] : { reason: left_out, count: units },
        )
        .sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      cohortInterval: interval,
      timeZone,
      weekStart: weekStart === 'sunday' ? 'sunday' : 'monday',
      rows: cohorts,
      overall: countOverall(cohorts, rules),
      rolling: await countRollingDays(request, values),
      groups: groupBy === undefined ? null : { by: groupBy, rows: countGroups(counted, rules) },
    },
    units: async () =>
      (await runQuery<UnitOfCohort>(request, unitsQuery, values)).map(toRetainedUnit(request)),
  }
}

function readCellRules({ query, environment: { timeZone }, asOfMs }: MetricRequest): CellRules {
  const { interval = 'week', intervals = 26, brackets = '1-1,2-4,5-8' } = query
  return {
    intervalDays: interval === 'day' ? 1 : 7,
    intervals,
    brackets: brackets.split(',').map((bracket) => {
      const [first = 0, last = 0] = bracket.split('-').map(Number)
      return { first, last }
    }),
    today: localDate(asOfMs, timeZone),
    lastDay: localDate(asOfMs - 1, timeZone),
  }
}

type Grouped = CountedPattern & { group_value: string | null }

function countGroups(patterns: readonly Grouped[], rules: CellRules) {
  // No trait holds the character that stands for none.
  return [...splitBy(patterns, ({ group_value }) => group_value ?? '\0')].map(([, members]) => ({
    value: members[0]?.group_value ?? null,
    n: countUnits(members),
    ...countOverall(countCohorts(members, rules), rules),
  }))
}

const countUnits = (patterns: readonly CountedPattern[]) =>
  patterns.reduce((all, { units }) => all + units, 0)

/** A row of units.sql. */
interface UnitOfCohort {
  unit_id: string
  name: string | null
  group_value: string | null
  started_at: number
  last_at: number
  cohort: string
  is_retained: boolean
}

const toRetainedUnit =
  ({ asOfMs }: MetricRequest) =>
  (row: UnitOfCohort): UnitRow =>
    toUnitRow(row, {
      subject: row.cohort,
      step: 'retained',
      durationMs: (row.is_retained ? row.last_at : asOfMs) - row.started_at,
      reached: row.is_retained,
    })
