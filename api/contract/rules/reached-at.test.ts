import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MilestoneTerm } from './milestone-rule.ts'
import { reachedAt } from './reached-at.ts'

const day = 86_400_000
const term = (atLeast = 1, withinDays: number | null = null): MilestoneTerm => ({
  event: 'E',
  where: [],
  atLeast,
  withinDays,
})
const hits = (of: number, ...times: number[]) =>
  times.map((occurredAtMs) => ({ term: of, occurredAtMs }))

describe('reachedAt', () => {
  test('a single match is reached with the earliest hit, whatever their order', () => {
    expect(reachedAt({ terms: [term()], clauses: [[0]] }, hits(0, 30, 10, 20))).toBe(10)
    expect(reachedAt({ terms: [term()], clauses: [[0]] }, [])).toBeNull()
  })

  test('n matches are reached with the n-th', () => {
    const rule = { terms: [term(3)], clauses: [[0]] }
    expect(reachedAt(rule, hits(0, 30, 10))).toBeNull()
    expect(reachedAt(rule, hits(0, 30, 10, 40, 20))).toBe(30)
    expect(reachedAt(rule, hits(0, 5, 5, 5))).toBe(5)
  })

  test('a window counts both of its ends', () => {
    const rule = { terms: [term(2, 1)], clauses: [[0]] }
    expect(reachedAt(rule, hits(0, 0, day + 1))).toBeNull()
    expect(reachedAt(rule, hits(0, 0, day + 1, 2 * day + 1))).toBe(2 * day + 1)
    expect(reachedAt(rule, hits(0, 0, day))).toBe(day)
  })

  test('a clause is reached with its last term, a rule with its first clause', () => {
    const rule = {
      terms: [term(), term(), term(2)],
      clauses: [
        [0, 1],
        [1, 2],
      ],
    }
    expect(reachedAt(rule, [...hits(0, 50), ...hits(1, 20), ...hits(2, 1, 30)])).toBe(30)
    expect(reachedAt(rule, [...hits(0, 50), ...hits(1, 60), ...hits(2, 1)])).toBe(60)
    expect(reachedAt(rule, [...hits(0, 50), ...hits(2, 1, 2)])).toBeNull()
  })

  test('a rule without clauses is never reached', () => {
    expect(reachedAt({ terms: [], clauses: [] }, [])).toBeNull()
  })

  test('a late hit never makes the time later', () => {
    const rule = { terms: [term(2, 1), term()], clauses: [[0, 1]] }
    const known = [...hits(0, 0, 2 * day, 3 * day), ...hits(1, day)]
    expect(reachedAt(rule, known)).toBe(3 * day)
    expect(reachedAt(rule, [...known, ...hits(0, day / 2)])).toBe(day)
  })

  test('no earlier time satisfies the rule, for any rule and hits', () => {
    const anyTerm = fc.record({
      atLeast: fc.integer({ min: 1, max: 3 }),
      withinDays: fc.option(fc.constantFrom(1, 2.5), { nil: null }),
    })
    const anyHit = fc.record({
      term: fc.integer({ min: 0, max: 2 }),
      occurredAtMs: fc.integer({ min: 0, max: 8 }).map((halfDays) => (halfDays * day) / 2),
    })
    const anyClauses = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { maxLength: 3 })
    fc.assert(
      fc.property(
        fc.tuple(anyTerm, anyTerm, anyTerm),
        anyClauses,
        fc.array(anyHit, { maxLength: 12 }),
        (counts, clauses, found) => {
          const terms = counts.map(({ atLeast, withinDays }) => term(atLeast, withinDays))
          const holdsAt = (t: number) =>
            clauses.some((clause) =>
              clause.every((index) => {
                const { atLeast, withinDays } = terms[index] ?? term()
                const times = found
                  .filter((hit) => hit.term === index && hit.occurredAtMs <= t)
                  .map((hit) => hit.occurredAtMs)
                const windowMs = (withinDays ?? Infinity) * day
                return times.some(
                  (start) =>
                    times.filter((time) => time >= start && time - start <= windowMs).length >=
                    atLeast,
                )
              }),
            )
          const times = found.map((hit) => hit.occurredAtMs).sort((a, b) => a - b)
          expect(reachedAt({ terms, clauses }, found)).toBe(times.find(holdsAt) ?? null)
        },
      ),
      { numRuns: 500 },
    )
  })
})
