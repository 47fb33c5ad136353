import fc from 'fast-check'
import type { TimedUnit } from '../../db/metrics/estimators/timed-unit.ts'

/** For property tests: units with ties, censoring, times of zero and late entries. */
export function anyTimedUnits(): fc.Arbitrary<TimedUnit[]> {
  const fromStart = fc.record({ time: fc.nat(40), reached: fc.boolean() })
  const late = fc
    .record({ entry: fc.integer({ min: -1, max: 30 }), wait: fc.integer({ min: 1, max: 20 }) })
    .chain(({ entry, wait }) =>
      fc.record({
        entry: fc.constant(entry),
        time: fc.constant(entry + wait),
        reached: fc.boolean(),
      }),
    )
  return fc.array(fc.oneof({ weight: 3, arbitrary: fromStart }, late), {
    minLength: 1,
    maxLength: 60,
  })
}
