import type { TimeToEvent } from '#contract/estimates'
import type { CsvCell } from '../to-csv.ts'

/** What a CSV file is made of. */
export interface Table {
  header: string[]
  rows: CsvCell[][]
}

/** The columns of a median with its limits, ms. */
export const timeHeader = (name: string) => [
  `${name}_median_ms`,
  `${name}_median_lower_ms`,
  `${name}_median_upper_ms`,
]

export function timeCells({ medianMs }: TimeToEvent): CsvCell[] {
  return [medianMs.estimate, medianMs.lower, medianMs.upper]
}
