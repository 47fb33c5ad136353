import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../condition.ts'
import { evaluateCondition } from './evaluate-condition.ts'
import { leavesOf } from './leaves-of.ts'
import { splitPageCondition } from './split-page-condition.ts'

const met: Condition = { milestone: 'yes' }
const unmet: Condition = { milestone: 'no' }
const page: Condition = { page: 'path', op: 'is', value: '/a' }
const element: Condition = { element: { role: 'button', name: 'Invite' } }
const facts = { isReached: (key: string) => key === 'yes' }
const split = (condition: Condition | null) => {
  const { eligible, pageCondition } = splitPageCondition(condition, facts)
  return { eligible, pageCondition }
}

describe('splitPageCondition', () => {
  test.each<[string, Condition | null, boolean, Condition | null]>([
    ['everybody', null, true, null],
    ['a met leaf', met, true, null],
    ['an unmet leaf', unmet, false, null],
    ['a page leaf', page, true, page],
    ['an element leaf', element, true, element],
    ['all with an unmet leaf', { all: [page, unmet] }, false, null],
    ['all with a met leaf', { all: [page, met] }, true, page],
    ['any with a met leaf', { any: [page, met] }, true, null],
    ['any with an unmet leaf', { any: [page, unmet] }, true, page],
    ['not of any', { not: { any: [page, unmet] } }, true, { not: page }],
    ['not of a met any', { not: { any: [page, met] } }, false, null],
    ['page leaves only', { all: [page, { not: page }] }, true, { all: [page, { not: page }] }],
  ])('%s', (_, condition, eligible, pageCondition) => {
    expect(split(condition)).toEqual({ eligible, pageCondition })
  })

  test('what is left for the page decides on every page as the whole condition does', () => {
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(met, unmet, page, element, {
          page: 'path',
          op: 'is',
          value: '/b',
        } as const),
        fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
      ),
    }))
    fc.assert(
      fc.property(
        condition,
        fc.constantFrom('/a', '/b', '/c'),
        fc.boolean(),
        (whole, path, has) => {
          const here = { pageUrl: `https://app.test${path}`, hasElement: () => has }
          const { eligible, pageCondition } = split(whole)
          const decided =
            eligible && (!pageCondition || evaluateCondition(pageCondition, here).result)
          expect(decided).toBe(evaluateCondition(whole, { ...facts, ...here }).result)
          if (pageCondition)
            expect(
              leavesOf(pageCondition).every((leaf) => 'page' in leaf || 'element' in leaf),
            ).toBe(true)
        },
      ),
    )
  })

  test('the trace leaves page leaves open', () => {
    const { trace } = splitPageCondition({ all: [page, unmet] }, facts)
    expect(trace.map((line) => line.ok)).toEqual([false, null, false])
  })
})
