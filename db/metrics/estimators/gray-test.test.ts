import { describe, expect, it } from 'vitest'
import { grayTest } from './gray-test.ts'

type Cause = 'value' | 'churn'

const unit = (group: string, time: number, cause: Cause | null) => ({ group, time, cause })

describe('grayTest', () => {
  it('finds nothing when the groups are alike', () => {
    const alike = ['a', 'b'].flatMap((group) => [
      unit(group, 1, 'value'),
      unit(group, 2, 'churn'),
      unit(group, 3, 'value'),
      unit(group, 4, null),
    ])
    expect(grayTest(alike, 'value')).toMatchObject({ degreesOfFreedom: 1 })
    expect(grayTest(alike, 'value').chiSquare).toBeCloseTo(0, 12)
  })

  it('finds groups that churn to a different extent', () => {
    const units = Array.from({ length: 40 }, (_, i) => [
      unit('a', i + 1, 'churn'),
      unit('b', i + 1, i % 4 === 0 ? 'churn' : 'value'),
    ]).flat()
    expect(grayTest(units, 'churn').p).toBeLessThan(1e-6)
  })

  it('has nothing to compare with one group or without an event of the cause', () => {
    const one = [unit('a', 1, 'churn'), unit('a', 2, null)]
    expect(grayTest(one, 'churn')).toEqual({ chiSquare: null, degreesOfFreedom: 0, p: null })
    const none = [unit('a', 1, 'value'), unit('b', 2, 'value')]
    expect(grayTest<Cause>(none, 'churn').chiSquare).toBeNull()
  })
})
