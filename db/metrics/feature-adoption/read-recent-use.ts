import { loadSql } from '../../load-sql.ts'
import type { MetricRequest } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { countUnsureUses, type UnsureUse } from './count-unsure-uses.ts'

const query = loadSql(import.meta.url, './recent.sql')

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

/** Counts people and uses of the last 28 days; `values` are those of recent.sql. */
export async function readRecentUse(
  request: MetricRequest,
  values: Readonly<Record<string, string | null>>,
): Promise<RecentUse> {
  const rows = await runQuery<Row>(request, query, values, { reads: 'groups' })
  const recent: RecentUse = { activeUsers: 0, users: new Map(), uses: new Map() }
  const unsure: UnsureUse[] = []
  for (const { feature_key, users_28d, uses_28d, unsure: people } of rows) {
    if (feature_key === null) {
      recent.activeUsers += users_28d
    } else {
      recent.users.set(feature_key, users_28d)
      recent.uses.set(feature_key, uses_28d)
      for (const person of people ?? []) unsure.push({ feature_key, ...person })
    }
  }
  for (const [feature, uses] of await countUnsureUses(request, unsure)) {
    recent.uses.set(feature, (recent.uses.get(feature) ?? 0) + uses)
  }
  return recent
}
