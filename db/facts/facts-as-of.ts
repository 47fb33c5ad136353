import type { SqlParams } from '../conditions/sql-params.ts'
import { localDate } from '../local-days.ts'
import { sqlInstant } from '../sql-instant.ts'
import { activeDaysAsOf } from './active-days-as-of.ts'
import type { Definitions } from './definitions.ts'
import { featureAdoptionOf } from './feature-adoption.ts'
import { guideEvents } from './guide-facts.ts'
import { isLate, isOfLate, lateUnits } from './late-units.ts'
import { recomputedFacts } from './recomputed-facts.ts'

/**
 * What puts the facts of a past instant in place of the fact tables: a with list to stand in front of
 * a metric's own. Everything received up to `asOf` counts, nothing later; facts that outlived their raw
 * events count as they are. $1 must be the environment, and the tables in step with the definitions.
 *
 * What had been received by then is a part of what is there now, and nothing happens after it is
 * received. So a first touch of then is still the first, unless something came later that had happened
 * before it. Units to whom such an event belongs are late: what is known of them is made again of what
 * had been received by then. Of all others the tables tell what they had done by then, but for the local
 * day that the instant cuts, which is counted again. `late_users` and `late_accounts` are there for the
 * query, and `history_of_late`, the events of these.
 */
export function factsAsOf(definitions: Definitions, params: SqlParams, asOfMs: number): string {
  const at = sqlInstant(asOfMs)
  const today = `date '${localDate(asOfMs, definitions.timeZone)}'`
  const { milestones, features } = definitions
  const eventsWhere = (condition: string) =>
    `select * from events where environment_id = $1::uuid and received_at <= ${at} and ${condition}`
  /** Rows of one relation, of these events and by these definitions. */
  const made = (table: string, by: By, candidateEvents: string, keepEvent = 'true') =>
    `(with ${recomputedFacts(
      { ...definitions, milestones: [], features: [], funnels: [], ...by },
      params,
      { candidateEvents, keepEvent, withKept: true },
    )} select * from ${table})`
  const madeOfLate = (table: string, by: By) =>
    made(table, by, 'select * from events_of_late', isOfLate('e'))
  // Nothing happens after it was received, and no local day is longer.
  const eventsOfToday = eventsWhere(`received_at > ${at} - interval '26 hours'`)
  const days = (table: string, columns: string, by: By) => `${table}_of_today as (
  select * from ${made(table, by, eventsOfToday)} f where day = ${today} and not ${isOfLate('f')}
),
${table} as not materialized (
  select ${columns} from public.${table} f
  where f.environment_id = $1::uuid and f.day < ${today} and not ${isOfLate('f')}
  union all
  select ${columns} from ${table}_of_today
  union all
  select ${columns} from ${madeOfLate(table, by)} f where ${isOfLate('f')}
)`
  const receivedBy = (table: string) => `${table} as not materialized (
  select * from public.${table} where environment_id = $1::uuid and received_at <= ${at}
)`
  const names = guideEvents.map((name) => params.text(name)).join(', ')
  return `${lateUnits(at)},
milestone_facts as not materialized (
  select ${ofMilestones} from public.milestone_facts f
  where f.environment_id = $1::uuid and f.reached_at <= ${at} and not ${isLate('f')}
  union all
  select ${ofMilestones} from ${madeOfLate('milestone_facts', { milestones })} f where ${isLate('f')}
),
${receivedBy('milestone_hits')},
${receivedBy('funnel_hits')},
${days('feature_use', ofUse, { features })},
feature_adoption as (${featureAdoptionOf('select * from feature_use')}),
${days('activity', ofActivity, {})},
active_days as not materialized (${activeDaysAsOf(definitions, {
    today,
    activityOfToday: 'activity_of_today',
    daysOfLate: madeOfLate('active_days', {}),
  })}),
guide_facts as ${made('guide_facts', {}, eventsWhere(`name in (${names})`))}`
}

type By = Partial<Pick<Definitions, 'milestones' | 'features'>>

const ofMilestones =
  'environment_id, milestone_key, level, unit_id, reached_at, message_id, account_id, user_id'
const ofUse =
  'environment_id, feature_key, account_id, user_id, day, first_used_at, last_used_at, uses'
const ofActivity = 'environment_id, account_id, user_id, day, first_at, last_at, events'

/** The same of raw events alone, for when the tables are not in step with the definitions. */
export function rawFactsAsOf(definitions: Definitions, params: SqlParams, asOfMs: number): string {
  const at = sqlInstant(asOfMs)
  return `${lateUnits(at)},
${recomputedFacts(definitions, params, {
  candidateEvents: `select * from events where environment_id = $1::uuid and received_at <= ${at}`,
  withKept: true,
})}`
}
