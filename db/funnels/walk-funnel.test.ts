import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FunnelHit, type FunnelRule, walkFunnel } from './walk-funnel.ts'

const rule: FunnelRule = {
  stepCount: 3,
  windowMs: 10,
  order: 'ordered_first',
  excludedBetween: null,
}

/** `a1 b2` is step 1 at 1 ms and step 2 at 2 ms; `x` is the excluded event, `-` anything else. */
function hits(text: string): FunnelHit[] {
  return text.split(' ').map((word) => ({
    atMs: Number(word.slice(1)),
    steps: { x: 1, a: 2, b: 4, c: 8, '-': 0 }[word[0]!]!,
  }))
}

const walk = (text: string, change: Partial<FunnelRule> = {}) =>
  walkFunnel(hits(text), { ...rule, ...change })

describe('walkFunnel', () => {
  it('takes the earliest event of each next step from the first entry', () => {
    expect(walk('a1 a2 b3 b4 c5')).toEqual([1, 3, 5])
  })

  it('stops at a step whose event came only before the step before', () => {
    expect(walk('c1 a2 b3')).toEqual([2, 3])
    expect(walk('b1 c2')).toEqual([])
  })

  it('takes equal instants in any order', () => {
    expect(walk('c1 b1 a1')).toEqual([1, 1, 1])
  })

  it('lets the end of the window belong to it', () => {
    expect(walk('a1 b11')).toEqual([1, 11])
    expect(walk('a1 b12')).toEqual([1])
  })

  it('lets one event serve one step', () => {
    const twice = [
      { atMs: 1, steps: 6 },
      { atMs: 2, steps: 6 },
    ]
    expect(walkFunnel(twice, { ...rule, stepCount: 2 })).toEqual([1, 2])
    expect(walkFunnel(twice.slice(0, 1), { ...rule, stepCount: 2 })).toEqual([1])
  })

  it('finds the entry that leads furthest, of equally good ones the earliest', () => {
    const order = 'ordered_best_entry'
    expect(walk('a1 b2 a8 b9 c15', { order })).toEqual([8, 9, 15])
    expect(walk('a1 b2 a3 b4', { order })).toEqual([1, 2])
  })

  it('takes distinct steps in any order from the first of any', () => {
    const order = 'any_order_first_entry'
    expect(walk('c1 c2 a3 b11', { order })).toEqual([1, 3, 11])
    expect(walk('c1 a3 b12', { order })).toEqual([1, 3])
  })

  it('takes only what was done next, from the entry that leads furthest', () => {
    const order = 'strict_best_entry'
    expect(walk('a1 -2 b3 a4 b5 -6 c7', { order })).toEqual([4, 5])
    expect(walk('a1 b2 c3', { order })).toEqual([1, 2, 3])
  })

  it('keeps whoever did the excluded event in between at the step before', () => {
    const excludedBetween = [1, 2] as const
    expect(walk('a1 x2 b3 c4', { excludedBetween })).toEqual([1])
    expect(walk('a1 x1 b3 x3 c4', { excludedBetween })).toEqual([1, 3, 4])
    expect(walk('a1 b3 x4 c5', { excludedBetween })).toEqual([1, 3, 5])
  })

  it('never goes back in time, over the window or further by the first entry than by the best', () => {
    const anyHits = fc
      .array(fc.record({ atMs: fc.nat(30), steps: fc.integer({ min: 0, max: 15 }) }))
      .map((list) => list.sort((one, other) => one.atMs - other.atMs))
    fc.assert(
      fc.property(anyHits, (list) => {
        const first = walkFunnel(list, rule)
        expect(first).toEqual([...first].sort((one, other) => one - other))
        expect((first.at(-1) ?? 0) - (first[0] ?? 0)).toBeLessThanOrEqual(rule.windowMs)
        const best = walkFunnel(list, { ...rule, order: 'ordered_best_entry' })
        const strict = walkFunnel(list, { ...rule, order: 'strict_best_entry' })
        expect(best.length).toBeGreaterThanOrEqual(Math.max(first.length, strict.length))
      }),
    )
  })
})
