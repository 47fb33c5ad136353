import { loadSql } from '../../load-sql.ts'
import type { MetricRequest } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { countUnsureUses, type UnsureUse } from './count-unsure-uses.ts'

const ofAll = loadSql(import.meta.url, './recent-of-all.sql')
const ofUnits = loadSql(import.meta.url, './recent-of-units.sql')

/** What happened in the last 28 days. */
export interface RecentUse {
  /** Who did anything. */
  activeUsers: number
  /** By feature: the people who used it, and how often the units did. */
  users: Map<string, number>
  uses: Map<string, number>
}

interface Row {
  /** Null: anything. */
  feature_key: string | null
  users_28d: number
  uses_28d: number
  unsure: Omit<UnsureUse, 'feature_key'>[] | null
}

/** Counts people and uses of the last 28 days; `values` are those of query.sql. */
export async function readRecentUse(
  request: MetricRequest,
  values: Readonly<Record<string, string | null>>,
): Promise<RecentUse> {
  const query = values.is_bounded === 'false' && !request.isPast ? ofAll : ofUnits
  const rows = await runQuery<Row>(request, query, values, { reads: 'groups' })
  const recent: RecentUse = { activeUsers: 0, users: new Map(), uses: new Map() }
  const add = (counts: Map<string, number>, feature: string, count: number) =>
    counts.set(feature, (counts.get(feature) ?? 0) + count)
  const unsure: UnsureUse[] = []
  for (const { feature_key, users_28d, uses_28d, unsure: people } of rows) {
    if (feature_key === null) {
      recent.activeUsers += users_28d
    } else {
      add(recent.users, feature_key, users_28d)
      add(recent.uses, feature_key, uses_28d)
      for (const person of people ?? []) unsure.push({ feature_key, ...person })
    }
  }
  for (const [feature, uses] of await countUnsureUses(request, unsure)) {
    add(recent.uses, feature, uses)
  }
  return recent
}
