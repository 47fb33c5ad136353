import type { UnitRow } from '#contract/metric-report'
import type { ActivityReport } from '#contract/reports/activity'
import { loadSql } from '../../load-sql.ts'
import { splitBy } from '../estimators/split-by.ts'
import { sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { type AskedDays, inZone, readDays } from './asked-days.ts'
import { countDays, countDistinct } from './count-days.ts'
import { countGaps } from './count-gaps.ts'
import { activity, type ActivityRow } from './metric.ts'
import { toUnitRow } from '../to-unit-row.ts'

const query = loadSql(import.meta.url, './query.sql')
const unitsQuery = loadSql(import.meta.url, './units.sql')

/** Who is active each local day, week and month, and how often. Throws Unanswerable. */
export async function measureActivity(
  request: MetricRequest,
): Promise<{ report: ActivityReport; units: () => Promise<UnitRow[]> }> {
  const days = readDays(request)
  const { groupBy, ...ungrouped } = request.query
  const asked = await inZone(request, days)
  const { environment_id, as_of, level } = sharedValues(request)
  const values = {
    environment_id,
    as_of,
    level,
    segment: request.query.segment ?? null,
    group_by: null,
    begin: days.begin,
    first_day: days.firstDay,
    last_day: days.lastDay,
  }
  const rows = await runQuery<ActivityRow>({ ...asked, query: ungrouped }, query, values)
  const gaps = gapsOf(rows, days)
  // A person of two accounts is in the groups of both: the whole is not their sum.
  const grouped =
    groupBy === undefined
      ? []
      : await runQuery<ActivityRow>(asked, query, { ...values, group_by: groupBy })
  return {
    report: {
      metric: 'activity',
      ...reportHeader(activity, request, {
        n: countDistinct(level === 'user' ? gaps.users : gaps.accounts, days),
        method: 'none',
        units: [],
        recomputing: await recomputingShare(request, { isOfFeatures: true }),
      }),
      timeZone: days.timeZone,
      rows: countDays(gaps, days),
      groups: groupBy === undefined ? null : { by: groupBy, rows: tellGroups(grouped, days) },
    },
    units: async () =>
      (await runQuery<ActiveUnit>(asked, unitsQuery, values)).map(toActiveUnit(days)),
  }
}

function gapsOf(rows: readonly ActivityRow[], days: AskedDays) {
  const ofUnit = (unit: ActivityRow['unit']) =>
    rows.filter((row) => row.unit === unit).flatMap((row) => countGaps(row.days, days))
  return { users: ofUnit('user'), accounts: ofUnit('account') }
}

function tellGroups(rows: readonly ActivityRow[], days: AskedDays) {
  // No trait holds the character that stands for none.
  return [...splitBy(rows, ({ group_value }) => group_value ?? '\0')].map(([, members]) => ({
    value: members[0]?.group_value ?? null,
    days: countDays(gapsOf(members, days), days),
  }))
}

/** A row of units.sql. */
interface ActiveUnit {
  unit_id: string
  name: string | null
  group_value: string | null
  first_at: number
  last_at: number
}

const toActiveUnit =
  ({ firstDay }: AskedDays) =>
  (row: ActiveUnit): UnitRow =>
    toUnitRow(
      { ...row, started_at: row.first_at },
      {
        subject: firstDay,
        step: 'active',
        durationMs: row.last_at - row.first_at,
        reached: true,
      },
    )
