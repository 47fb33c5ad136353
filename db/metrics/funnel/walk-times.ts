import { concatTimes, type Times } from '../estimators/times.ts'
import { splitBy } from '../estimators/split-by.ts'
import { type MetricRequest, toIso } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { groupColumns } from '../unit-groups.ts'
import { isCounted } from '../unit-times.ts'
import type { FunnelRow } from './metric.ts'

/** How long a funnel is open, and up to when it was watched. */
export interface Watch {
  windowMs: number
  asOfMs: number
}

/** How far one account (user), with each value that is held constant one of its own, got. */
export interface Walk extends Pick<FunnelRow, 'unit_id' | 'name' | 'group_value' | 'stratum'> {
  entered_ms: number
  /** Since the entry, one for each step that was done, the first 0. */
  after_ms: number[]
}

/** Walks alike in all but their times, in columns: as objects they would cost ten times as much. */
export interface WalkTimes extends Pick<FunnelRow, 'group_value' | 'stratum'> {
  /** How many. */
  n: number
  /** Their windows have closed by as-of. */
  isMature: boolean
  /** How long each was watched, ms: to the end of its window, or to as-of. */
  watchedMs: Float64Array
  /** Since the entry, ms, one list for each step that they did, the first all 0. */
  afterMs: Float64Array[]
}

/** The window has closed by as-of. */
export function isMature(enteredMs: number, { windowMs, asOfMs }: Watch): boolean {
  return enteredMs + windowMs <= asOfMs
}

/** To the end of the window, or to as-of, ms. */
export function watchedFor(enteredMs: number, { windowMs, asOfMs }: Watch): number {
  return Math.min(windowMs, asOfMs - enteredMs)
}

interface Row extends Pick<FunnelRow, 'left_out' | 'group_value' | 'stratum'> {
  n: number
  is_mature: boolean
  /** Instants of the entries, ms, separated by commas; null where all windows have closed. */
  entered: string | null
  /** What passed since each entry, separated by commas, and each from the next by a semicolon. */
  walks: string | null
}

/**
 * The walks of a query with the columns of walks.sql without who they are, and who is left out. A text
 * for all that are alike is read ten times as fast as a row for each.
 */
export async function readWalkTimes(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
  watch: Watch,
): Promise<{ walks: WalkTimes[]; leftOut: { left_out: string | null; n: number }[] }> {
  const rows = await runQuery<Row>(
    request,
    `select left_out, ${groupColumns(request)}, entered_at <= :closed_by::timestamptz as is_mature,
  count(*) as n, string_agg(after_ms, ';') as walks,
  string_agg(round(date_part('epoch', entered_at) * 1000)::bigint::text, ',')
    filter (where entered_at > :closed_by::timestamptz) as entered
from (
${query}
) unit
group by 1, 2, 3, 4`,
    { ...values, closed_by: toIso(watch.asOfMs - watch.windowMs) },
    { reads: values.funnel_key ? 'groups' : 'units' },
  )
  return {
    walks: rows.filter(isCounted).flatMap((row) => toColumns(row, watch)),
    leftOut: rows.filter((row) => row.left_out !== null),
  }
}

/** The same of walks that were read one by one. */
export function toWalkTimes(walks: readonly Walk[], watch: Watch): WalkTimes[] {
  const keyOf = ({ group_value, stratum, entered_ms, after_ms }: Walk) =>
    JSON.stringify([group_value, stratum, isMature(entered_ms, watch), after_ms.length])
  return [...splitBy(walks, keyOf).values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    return {
      group_value: first.group_value,
      stratum: first.stratum,
      n: alike.length,
      isMature: isMature(first.entered_ms, watch),
      watchedMs: Float64Array.from(alike, ({ entered_ms }) => watchedFor(entered_ms, watch)),
      afterMs: first.after_ms.map((_, step) =>
        Float64Array.from(alike, ({ after_ms }) => after_ms[step]!),
      ),
    }
  })
}

/** One for each number of steps that were done. */
function toColumns(row: Row, watch: Watch): WalkTimes[] {
  const entered = row.entered?.split(',').map(Number)
  const columns: { watchedMs: number[]; afterMs: number[][] }[] = []
  forEachWalk(row.walks, (afterMs, stepsDone, index) => {
    const alike = (columns[stepsDone] ??= {
      watchedMs: [],
      afterMs: Array.from({ length: stepsDone }, () => []),
    })
    alike.watchedMs.push(entered ? watchedFor(entered[index]!, watch) : watch.windowMs)
    for (let step = 0; step < stepsDone; step += 1) alike.afterMs[step]!.push(afterMs[step]!)
  })
  // Of a number of steps that nobody did exactly there is no element.
  return columns.flatMap(({ watchedMs, afterMs }) => ({
    group_value: row.group_value,
    stratum: row.stratum,
    n: watchedMs.length,
    isMature: row.is_mature,
    watchedMs: new Float64Array(watchedMs),
    afterMs: afterMs.map((times) => new Float64Array(times)),
  }))
}

/** Reads the text digit by digit, into one list: split into pieces it takes five times as long. */
function forEachWalk(
  text: string | null,
  hear: (afterMs: readonly number[], stepsDone: number, index: number) => void,
): void {
  if (text === null) return
  const [comma, semicolon, zero] = [44, 59, 48]
  const afterMs: number[] = []
  let stepsDone = 0
  let index = 0
  let number = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : semicolon
    if (code !== comma && code !== semicolon) {
      number = number * 10 + code - zero
      continue
    }
    afterMs[stepsDone] = number
    stepsDone += 1
    number = 0
    if (code === comma) continue
    hear(afterMs, stepsDone, index)
    stepsDone = 0
    index += 1
  }
}

/** Those that did this step, from 1. */
export const didStep = (walks: readonly WalkTimes[], step: number) =>
  walks.filter(({ afterMs }) => afterMs.length >= step)

/** From the entry to this step, ms; who has not done it is watched to the end of the window, or to as-of. */
export function timesOf(walks: readonly WalkTimes[], step: number): Times {
  return {
    reached: concatTimes(didStep(walks, step).map(({ afterMs }) => afterMs[step - 1]!)),
    waiting: concatTimes(
      walks.filter(({ afterMs }) => afterMs.length < step).map(({ watchedMs }) => watchedMs),
    ),
  }
}
