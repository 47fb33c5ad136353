import type { EventTerm } from '#contract/condition'
import { daysToMs } from '#contract/rules/days-to-ms'
import { compileEventFilter } from './compile-event-filter.ts'
import type { EventColumns } from './compile-event-filter.ts'
import type { SqlParams } from './sql-params.ts'

/** The events of one user or account, as SQL. */
export interface EventRelation extends EventColumns {
  /** `events e` */
  from: string
  /** Which of them are the unit's: `e.environment_id = u.environment_id and e.user_id = u.id`. */
  where: string
  occurredAtColumn: string
}

/** SQL for how many events a term speaks of, as `countEvents` counts them: a bigint, never null. */
export function compileEventCount(
  term: EventTerm,
  relation: EventRelation,
  nowMs: number,
  params: SqlParams,
): string {
  const rows = compileEventRows(term, relation, nowMs, params)
  if (term.withinDays === undefined) return `(select count(*) from ${rows})`
  const near = countNear(term.withinDays, relation.occurredAtColumn, params)
  return `(select coalesce(max(ending.near), 0) from (select ${near} as near from ${rows}) as ending)`
}

/** SQL for whether there are at least as many events as the term asks for. */
export function compileEventHistory(
  term: EventTerm,
  relation: EventRelation,
  nowMs: number,
  params: SqlParams,
): string {
  const { atLeast = 1, withinDays } = term
  if (atLeast > 1 && withinDays !== undefined) {
    return `${compileEventCount(term, relation, nowMs, params)} >= ${atLeast}`
  }
  const rows = compileEventRows(term, relation, nowMs, params)
  if (atLeast === 1) return `exists (select from ${rows})`
  // Reads no more of a long history than is needed.
  return `(select count(*) from (select from ${rows} limit ${atLeast}) as enough) >= ${atLeast}`
}

/**
 * SQL for the units of which there are at least as many events as the term asks for: a select of
 * `unitColumn`, never null. For all units at once, where looking at each alone would read too much.
 */
export function compileEventUnits(
  term: EventTerm,
  relation: EventRelation & { unitColumn: string },
  nowMs: number,
  params: SqlParams,
): string {
  const { atLeast = 1, withinDays } = term
  const { unitColumn, occurredAtColumn } = relation
  const rows = `${compileEventRows(term, relation, nowMs, params)} and ${unitColumn} is not null`
  if (atLeast === 1) return `select ${unitColumn} from ${rows}`
  if (withinDays === undefined) {
    return `select ${unitColumn} from ${rows} group by 1 having count(*) >= ${atLeast}`
  }
  const near = countNear(withinDays, occurredAtColumn, params, `partition by ${unitColumn}`)
  return `select unit from (select ${unitColumn} as unit, ${near} as near from ${rows}) as ending where near >= ${atLeast}`
}

/** How many events lie in the days up to each one. */
function countNear(
  withinDays: number,
  occurredAtColumn: string,
  params: SqlParams,
  partition = '',
): string {
  // An interval of seconds is elapsed time; one of days would follow the session's time zone.
  const seconds = `make_interval(secs => ${params.text(String(daysToMs(withinDays) / 1000))}::float8)`
  return `count(*) over (${partition} order by ${occurredAtColumn} range between ${seconds} preceding and current row)`
}

/** What follows `from`: the matching events of the term's last days, both ends included. */
function compileEventRows(
  term: EventTerm,
  relation: EventRelation,
  nowMs: number,
  params: SqlParams,
): string {
  const filter = compileEventFilter(term, relation, params)
  const rows = `${relation.from} where ${relation.where} and ${filter}`
  if (term.lastDays === undefined) return rows
  const since = timestamp(nowMs - daysToMs(term.lastDays), params)
  return `${rows} and ${relation.occurredAtColumn} between ${since} and ${timestamp(nowMs, params)}`
}

const timestamp = (ms: number, params: SqlParams) =>
  `${params.text(new Date(ms).toISOString())}::timestamptz`
