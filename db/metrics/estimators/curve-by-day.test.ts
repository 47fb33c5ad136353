import { describe, expect, it } from 'vitest'
import { curveByDay } from './curve-by-day.ts'
import { kaplanMeier } from './kaplan-meier.ts'

const dayMs = 86_400_000
const waiting = (count: number, days: number) =>
  Array.from({ length: count }, () => ({ time: days * dayMs, reached: false }))

describe('curveByDay', () => {
  it('counts an event on the very day, and at risk who leaves on it', () => {
    const units = [{ time: dayMs, reached: true }, ...waiting(11, 2)]
    expect(curveByDay(kaplanMeier(units))).toEqual([
      { day: 0, atRisk: 12, reached: 0 },
      { day: 1, atRisk: 12, reached: expect.closeTo(1 / 12, 12) },
      { day: 2, atRisk: 11, reached: expect.closeTo(1 / 12, 12) },
    ])
  })

  it('ends where fewer than ten are at risk', () => {
    const units = [{ time: dayMs / 2, reached: true }, ...waiting(9, 30)]
    expect(curveByDay(kaplanMeier(units)).map(({ day }) => day)).toEqual([0])
  })

  it('says nothing of nobody', () => {
    expect(curveByDay(kaplanMeier([]))).toEqual([])
  })
})
