import type { Rate } from '#contract/estimates'
import type { RetentionReport } from '#contract/reports/retention'

/** The weeks of the overall row that the golden answers tell. */
const overallWeeks = 9

/** What is asked for block `retention`: users, and every week there is. */
export const retentionQuestion = {
  level: 'user',
  intervals: '120',
  brackets: '1-1,2-4,5-8',
  rollingDays: '1,3,7,14,30',
}

/** Block `retention`. */
export function retentionAnswers({ rows, overall, rolling }: RetentionReport) {
  const nameOf = ({ first, last }: { first: number; last: number }) => `bracket_${first}_${last}`
  const retained = ({ k, n }: Rate) => ({ base: n, retained: k })
  return {
    weekly: rows.map(({ cohort, size, cells, brackets }) => ({
      cohort,
      size,
      on: cells.map(({ on }) => on.k),
      on_or_after: cells.map(({ onOrAfter }) => onOrAfter.k),
      complete: cells.map(({ complete }) => complete),
      ...Object.fromEntries(
        brackets.map((bracket) => [nameOf(bracket), bracket.retained.k] as const),
      ),
    })),
    overall_on_complete_only: Array.from({ length: overallWeeks }, (_, week) => ({
      week,
      ...retained(overall.cells[week]?.on ?? { k: 0, n: 0, rate: null, lower: null, upper: null }),
    })),
    brackets_complete_only: Object.fromEntries(
      overall.brackets.map((bracket) => [nameOf(bracket), retained(bracket.retained)]),
    ),
    rolling_24h_day_n: Object.fromEntries(
      rolling.map(({ day, on, onOrAfter }) => [
        day,
        { base: on.n, on: on.k, on_or_after: onOrAfter.k },
      ]),
    ),
  }
}
