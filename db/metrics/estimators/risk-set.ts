import { SortedTimes } from './sorted-times.ts'

/**
 * Who is still waiting, asked at times that never fall. A unit is at risk at t when
 * entry < t <= time: an event and a censoring at the same time leave together, so the event counts.
 * Throws a RangeError for a duration that is not finite or does not lie after its entry: leaving
 * such a unit out in silence would change the denominator.
 */
export class RiskSet {
  readonly #presentFromStart: number
  readonly #entries: SortedTimes
  readonly #exits: SortedTimes

  constructor(units: readonly { time: number; entry?: number }[]) {
    const entries: number[] = []
    for (const { time, entry } of units) {
      if (!Number.isFinite(time) || (entry !== undefined && !(entry < time))) {
        throw new RangeError(`A unit needs a finite time after its entry, not ${entry} to ${time}`)
      }
      if (entry !== undefined) entries.push(entry)
    }
    this.#presentFromStart = units.length - entries.length
    this.#entries = new SortedTimes(entries)
    this.#exits = new SortedTimes(units.map((unit) => unit.time))
  }

  /** The distinct times at which units leave, ascending. */
  exitTimes(): number[] {
    return this.#exits.distinct()
  }

  /** How many wait just before `time`. */
  countAt(time: number): number {
    return this.#presentFromStart + this.#entries.countBefore(time) - this.#exits.countBefore(time)
  }

  /** How many leave at `time`, with the event or without. */
  exitsAt(time: number): number {
    return this.#exits.countAt(time)
  }
}
