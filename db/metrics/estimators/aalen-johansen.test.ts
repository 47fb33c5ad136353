import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aalenJohansen, incidenceBy, incidenceQuantile } from './aalen-johansen.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { reachedBy } from './reached-by.ts'

type Cause = 'value' | 'churn'
const CAUSES = ['value', 'churn'] as const

const anyCompetingUnits = () =>
  fc.array(
    fc.record({ time: fc.nat(30), cause: fc.constantFrom<Cause | null>('value', 'churn', null) }),
    { minLength: 1, maxLength: 50 },
  )

describe('aalenJohansen', () => {
  it('divides those who left among the ways in which they left', () => {
    const curves = aalenJohansen<Cause>(
      [
        { time: 1, cause: 'value' },
        { time: 2, cause: 'churn' },
        { time: 3, cause: 'value' },
        { time: 4, cause: null },
      ],
      CAUSES,
    )
    expect([...curves.incidence.value]).toEqual([0.25, 0.25, 0.5, 0.5])
    expect([...curves.incidence.churn]).toEqual([0, 0.25, 0.25, 0.25])
    expect(Array.from(curves.waiting, (share) => share.toFixed(6))).toEqual([
      '0.750000',
      '0.500000',
      '0.250000',
      '0.250000',
    ])
  })

  it('adds up to 1 with those still waiting', () => {
    fc.assert(
      fc.property(anyCompetingUnits(), (units) => {
        const { time, waiting, incidence } = aalenJohansen<Cause>(units, CAUSES)
        for (const i of time.keys()) {
          expect(waiting[i]! + incidence.value[i]! + incidence.churn[i]!).toBeCloseTo(1, 12)
        }
      }),
    )
  })

  it('never falls, stays within 0 to 1, and does not depend on the order of the units', () => {
    fc.assert(
      fc.property(anyCompetingUnits(), (units) => {
        const curves = aalenJohansen<Cause>(units, CAUSES)
        expect(aalenJohansen<Cause>(units.toReversed(), CAUSES)).toEqual(curves)
        for (const cause of CAUSES) {
          let before = 0
          for (const incidence of curves.incidence[cause]) {
            expect(incidence).toBeGreaterThanOrEqual(before)
            expect(incidence).toBeLessThanOrEqual(1 + 1e-12)
            before = incidence
          }
        }
      }),
    )
  })

  it('never exceeds one minus Kaplan-Meier with the other way as censoring', () => {
    fc.assert(
      fc.property(anyCompetingUnits(), fc.nat(30), (units, time) => {
        const curves = aalenJohansen<Cause>(units, CAUSES)
        const censoring = kaplanMeier(
          units.map((unit) => ({ time: unit.time, reached: unit.cause === 'value' })),
        )
        const { incidence } = incidenceBy(curves, 'value', time)
        expect(incidence).toBeLessThanOrEqual(reachedBy(censoring, time).reached! + 1e-12)
      }),
    )
  })

  it('is one minus Kaplan-Meier, standard error included, when there is one way only', () => {
    fc.assert(
      fc.property(anyCompetingUnits(), fc.nat(30), (units, time) => {
        const single = units.filter((unit) => unit.cause !== 'churn')
        const curves = aalenJohansen<Cause>(single, ['value'])
        const curve = kaplanMeier(
          single.map((unit) => ({ time: unit.time, reached: unit.cause === 'value' })),
        )
        const reached = reachedBy(curve, time)
        const { incidence, se } = incidenceBy(curves, 'value', time)
        if (reached.reached === null || incidence === null) {
          expect(incidence).toBe(reached.reached)
          return
        }
        expect(incidence).toBeCloseTo(reached.reached, 12)
        if (reached.se !== null) expect(se).toBeCloseTo(reached.se, 9)
      }),
    )
  })
})

describe('incidenceBy', () => {
  it('is 0 before anybody has left and undefined without units', () => {
    const curves = aalenJohansen<Cause>([{ time: 5, cause: 'value' }], CAUSES)
    expect(incidenceBy(curves, 'value', 4)).toEqual({ incidence: 0, se: 0 })
    expect(incidenceBy(aalenJohansen<Cause>([], CAUSES), 'value', 4)).toEqual({
      incidence: null,
      se: null,
    })
  })
})

describe('incidenceQuantile', () => {
  it('is the time by which that share of all units ended in that way', () => {
    const units = [
      { time: 1, cause: 'churn' },
      { time: 2, cause: 'value' },
      { time: 3, cause: 'value' },
    ] as const
    const curves = aalenJohansen<Cause>(units, CAUSES)
    expect(incidenceQuantile(curves, 'value', 0.5)).toBe(3)
    expect(incidenceQuantile(curves, 'churn', 0.5)).toBeNull()
  })
})
