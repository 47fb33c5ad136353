/**
 * One unit under observation, such as an account since its sign-up. Durations may be in any unit
 * of time, the same for all units of one analysis; the product uses elapsed milliseconds.
 */
export type TimedUnit = {
  /** Duration until the event, or until the unit was last watched. */
  time: number
  /** True when the event happened at `time`; false when the unit was still waiting (censored). */
  reached: boolean
  /** The unit is at risk only after this duration. Absent: from the start, time 0 included. */
  entry?: number
}
