/**
 * Durations in ascending order with a cursor, so that walking through time costs one sort. Ask
 * with times that never fall.
 */
export class SortedTimes {
  readonly #times: Float64Array
  #passed = 0

  constructor(times: readonly number[]) {
    this.#times = Float64Array.from(times).sort()
  }

  get length(): number {
    return this.#times.length
  }

  distinct(): number[] {
    const distinct: number[] = []
    for (const [index, time] of this.#times.entries()) {
      if (index === 0 || time !== this.#times[index - 1]) distinct.push(time)
    }
    return distinct
  }

  /** How many lie strictly before `time`. */
  countBefore(time: number): number {
    while (this.#passed < this.#times.length && this.#times[this.#passed]! < time) this.#passed += 1
    return this.#passed
  }

  /** How many lie exactly at `time`. */
  countAt(time: number): number {
    const first = this.countBefore(time)
    let end = first
    while (this.#times[end] === time) end += 1
    return end - first
  }
}
