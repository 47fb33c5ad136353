import type { RetentionReport } from '#contract/reports/retention'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { splitBy } from '../estimators/split-by.ts'
import { addDays } from '../../local-days.ts'

/** So many units of one cohort with one pattern: a digit for each interval, 1 active, 0 not, the last one 1. */
export interface CountedPattern {
  /** First local day of the cohort, as 2026-03-30. */
  cohort: string
  pattern: string
  units: number
}

export interface Bracket {
  first: number
  last: number
}

/** What the cells of all cohorts have in common. */
export interface CellRules {
  intervalDays: number
  /** Cells behind a cohort's first, at most. */
  intervals: number
  brackets: readonly Bracket[]
  /** The local day that as-of falls on: what ended by its beginning is over. */
  today: string
  /** The last local day that began before as-of. */
  lastDay: string
}

type Cohort = RetentionReport['rows'][number]
type Overall = RetentionReport['overall']

/** Cohorts with all cells that have begun, oldest first. */
export function countCohorts(patterns: readonly CountedPattern[], rules: CellRules): Cohort[] {
  return [...splitBy(patterns, ({ cohort }) => cohort)].map(([cohort, members]) =>
    countCohort(cohort, members, rules),
  )
}

function countCohort(
  cohort: string,
  members: readonly CountedPattern[],
  { intervalDays, intervals, brackets, today, lastDay }: CellRules,
): Cohort {
  const startOf = (index: number) => addDays(cohort, index * intervalDays)
  const isComplete = (index: number) => startOf(index + 1) <= today
  const size = members.reduce((all, { units }) => all + units, 0)
  const on: number[] = []
  const lastSeen: number[] = []
  for (const { pattern, units } of members) {
    for (let index = pattern.indexOf('1'); index >= 0; index = pattern.indexOf('1', index + 1)) {
      on[index] = (on[index] ?? 0) + units
    }
    lastSeen[pattern.length - 1] = (lastSeen[pattern.length - 1] ?? 0) + units
  }
  let gone = 0
  const cells: Cohort['cells'] = []
  for (let index = 0; index <= intervals && startOf(index) <= lastDay; index += 1) {
    cells.push({
      index,
      complete: isComplete(index),
      on: rateWithInterval(on[index] ?? 0, size),
      onOrAfter: rateWithInterval(size - gone, size),
    })
    gone += lastSeen[index] ?? 0
  }
  return {
    cohort,
    size,
    cells,
    brackets: brackets.map(({ first, last }) => ({
      first,
      last,
      complete: isComplete(last),
      retained: rateWithInterval(countBracket(members, first, last), size),
    })),
  }
}

function countBracket(members: readonly CountedPattern[], first: number, last: number): number {
  return members
    .filter(({ pattern }) => pattern.slice(first, last + 1).includes('1'))
    .reduce((all, { units }) => all + units, 0)
}

/** All cohorts together, of each interval and bracket only those for which it is over. */
export function countOverall(cohorts: readonly Cohort[], { brackets }: CellRules): Overall {
  const longest = Math.max(0, ...cohorts.map(({ cells }) => cells.length))
  const complete = Array.from({ length: longest }, (_, index) =>
    cohorts.flatMap(({ cells }) => (cells[index]?.complete ? cells[index] : [])),
  )
  const sum = (rates: readonly { k: number; n: number }[]) =>
    rateWithInterval(
      rates.reduce((all, { k }) => all + k, 0),
      rates.reduce((all, { n }) => all + n, 0),
    )
  return {
    cells: complete.flatMap((cells, index) =>
      cells.length === 0
        ? []
        : {
            index,
            on: sum(cells.map(({ on }) => on)),
            onOrAfter: sum(cells.map(({ onOrAfter }) => onOrAfter)),
          },
    ),
    brackets: brackets.map(({ first, last }, position) => ({
      first,
      last,
      retained: sum(
        cohorts.flatMap((cohort) => {
          const bracket = cohort.brackets[position]
          return bracket?.complete ? bracket.retained : []
        }),
      ),
    })),
  }
}
