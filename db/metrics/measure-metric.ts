import type { MetricId } from '#contract/metric-report'
import { catalog } from './catalog.ts'
import type { Measured } from './measured.ts'
import type { MetricRequest } from './metric-request.ts'
import { refuseManyGroups } from './refuse-many-groups.ts'

const settings = [
  // Compiling these long statements takes 2 s, running them as they are a fraction of it.
  'set local jit = off',
  // Days of use of a large environment are sorted and hashed in memory instead of on disk.
  "set local work_mem = '64MB'",
  // Whoever is looked up one by one is found along an index, not in a copy of the whole table.
  'set local enable_material = off',
  // What reports read lies in memory: the key that covers it is read in half the time of its table.
  'set local random_page_cost = 1.1',
  // Two processors at most: a third wins one reader next to nothing, and is taken from the others.
  'set local max_parallel_workers_per_gather = 1',
]
// Relations computed in place have no statistics: taken for a row or two, they would be looped over
// for each other (12 s instead of 0.4 s on 25,000 events).
const settingsOfPast = ['set local enable_nestloop = off']

/**
 * Answers one metric: the report, and the accounts (users) behind its numbers. Changes how the rest of
 * the caller's transaction is planned.
 */
export async function measureMetric(id: MetricId, request: MetricRequest): Promise<Measured> {
  const { sql, isPast } = request
  await sql.unsafe([...settings, ...(isPast ? settingsOfPast : [])].join('; '))
  await refuseManyGroups(request)
  return catalog[id].measure(request)
}
