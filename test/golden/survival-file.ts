import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { nearestRankPercentile } from '../../db/metrics/estimators/percentile.ts'
import type { GroupedUnit } from '../../db/metrics/estimators/log-rank.ts'

/** One row of a survival csv. `cause` is 0 for a unit still waiting, else the number of its cause. */
export type SurvivalRow = GroupedUnit & { cause: number }

export type SurvivalFile = {
  dataset: string
  kind: 'right_censored' | 'left_truncated_right_censored' | 'competing_risks'
  columns: string[]
  rows: SurvivalRow[]
  questions: SurvivalQuestions
}

/** What is asked of the data: it is not in the csv. */
export type SurvivalQuestions = {
  source: string
  /** Where the share reached is wanted. */
  times: number[]
  /** Where the restricted mean ends. */
  taus: number[]
  /** Names of causes 1, 2, … */
  causes: string[]
}

/**
 * Reads a csv with the columns id, time, status or cause, and optionally entry, group, stratum. The
 * questions are those of the json beside it, or beside our copy of the same name; without either, the
 * percentiles of the times in the file.
 */
export function readSurvivalFile(csvPath: string): SurvivalFile {
  const records: Record<string, string>[] = parse(readFileSync(csvPath), {
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
  })
  const columns = Object.keys(records[0] ?? {})
  const hasColumn = (name: string) => columns.includes(name)
  for (const name of ['time', hasColumn('cause') ? 'cause' : 'status']) {
    if (!hasColumn(name)) throw new Error(`${csvPath} has no column ${name}`)
  }
  const dataset = basename(csvPath, '.csv')
  const rows = records.map(toRow).filter(isEverAtRisk)
  return {
    dataset,
    kind: hasColumn('cause')
      ? 'competing_risks'
      : hasColumn('entry')
        ? 'left_truncated_right_censored'
        : 'right_censored',
    columns,
    rows,
    questions: findQuestions(csvPath, dataset) ?? questionsFrom(dataset, rows),
  }
}

/** As R does, with `Surv`: a row whose entry does not come before its time is left out. */
function isEverAtRisk({ time, entry = -Infinity }: SurvivalRow): boolean {
  return entry < time
}

function toRow(record: Record<string, string>): SurvivalRow {
  const cause = toNumber(record, record['cause'] === undefined ? 'status' : 'cause')
  return {
    time: toNumber(record, 'time'),
    cause,
    reached: cause !== 0,
    group: record['group'] ?? '',
    ...(record['entry'] === undefined ? {} : { entry: toNumber(record, 'entry') }),
    ...(record['stratum'] === undefined ? {} : { stratum: record['stratum'] }),
  }
}

function toNumber(record: Record<string, string>, column: string): number {
  const text = record[column] ?? ''
  const number = Number(text)
  if (text === '' || !Number.isFinite(number)) {
    throw new Error(`Row ${record['id']}: ${column} is not a number: ${JSON.stringify(text)}`)
  }
  return number
}

function findQuestions(csvPath: string, dataset: string): SurvivalQuestions | undefined {
  const ours = fileURLToPath(new URL(`fixtures/survival/${dataset}.json`, import.meta.url))
  const path = [csvPath.replace(/\.csv$/, '.json'), ours].find((candidate) => existsSync(candidate))
  if (path === undefined || path === csvPath) return undefined
  const golden: GoldenQuestions = JSON.parse(readFileSync(path, 'utf8'))
  const { times, at_times, reached_by, rmst } = golden.overall
  return {
    source: golden.source,
    times: times ?? at_times?.times ?? reached_by?.['log-log'].times ?? [],
    taus: (rmst ?? []).map(({ tau }) => tau),
    causes: golden.causes ?? [],
  }
}

type GoldenQuestions = {
  source: string
  causes?: string[]
  overall: {
    times?: number[]
    at_times?: { times: number[] }
    reached_by?: { 'log-log': { times: number[] } }
    rmst?: { tau: number }[]
  }
}

function questionsFrom(dataset: string, rows: readonly SurvivalRow[]): SurvivalQuestions {
  const ascending = rows.map((row) => row.time).sort((a, b) => a - b)
  const timesAt = (shares: readonly number[]) => [
    ...new Set(shares.flatMap((p) => nearestRankPercentile(ascending, p) ?? [])),
  ]
  const causes = Math.max(0, ...rows.map((row) => row.cause))
  return {
    source: `${dataset}.csv`,
    times: timesAt([0.1, 0.25, 0.5, 0.75, 0.9]),
    taus: timesAt([0.5, 0.75]),
    causes: Array.from({ length: causes }, (_, index) => `cause_${index + 1}`),
  }
}
