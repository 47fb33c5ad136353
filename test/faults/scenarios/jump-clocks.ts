import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import type { NodeClock } from '../node-clock.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How far a corrected time may be from when the event was received. */
const CORRECTED_WITHIN_MS = 150_000

/** F9: the clock of the API jumps back an hour and ahead a day; every other sender's is a month slow. */
export async function jumpClocks(
  rig: FaultRig,
  clock: NodeClock,
  { stepMs = 6_000 } = {},
): Promise<Outcome> {
  // Each for good: what waits while its clock is put right cannot be told from a month offline.
  const load = rig.startLoad({ clockOffsetMs: (sender) => (sender % 2) * -30 * DAY_MS })
  for (const offsetMs of [0, -HOUR_MS, 0, DAY_MS, 0]) {
    clock.shift(offsetMs)
    await sleep(stepMs)
  }
  return toOutcome(rig, load, {
    id: 'F9',
    what: 'clock of the API −1 h, +1 d; clocks of every other sender −30 d',
    // What was received tomorrow is in the fact tables, and in no report of today.
    hasReports: false,
    judge: async () => {
      const { environmentId } = rig.environment
      const [row] = await rig.query(
        (sql) => sql<{ late: number; furthestMs: number }[]>`
          select count(*) filter (where occurred_at > received_at)::int as late,
            coalesce(max(extract(epoch from received_at - occurred_at) * 1000), 0)::float8 as "furthestMs"
          from events where environment_id = ${environmentId}`,
      )
      const { late = 0, furthestMs = 0 } = row ?? {}
      const answer = await rig.environment.request('/api/v1/metrics/time-to-first-value/units')
      const { rows } = (await answer.json()) as { rows: { durationMs: number | null }[] }
      const negative = rows.filter(({ durationMs }) => (durationMs ?? 0) < 0).length
      return {
        figures: [`events corrected to within ${Math.round(furthestMs / 1000)} s of their arrival`],
        missed: [
          late > 0 && `${late} events happened after they were received`,
          furthestMs > CORRECTED_WITHIN_MS && 'an event is more than 150 s off',
          negative > 0 && `${negative} durations are negative`,
        ],
      }
    },
  })
}
