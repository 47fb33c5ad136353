import { describe, expect, test } from 'vitest'
import { mergeAccount, mergeUser, type AccountState } from './merge-declared.ts'

const march = Date.parse('2026-03-01T00:00:00Z')
const seen: AccountState = {
  createdAtMs: march,
  createdAtDeclared: false,
  name: null,
  traits: { plan: 'free' },
  internal: false,
  churnedAtMs: null,
  observedFromMs: null,
  valueAtEntry: null,
  backfilled: false,
}

describe('mergeAccount', () => {
  test('a declared start beats the first sighting, even when it is later', () => {
    const merged = mergeAccount(seen, { id: 'a', createdAt: '2026-03-05T00:00:00Z' })
    expect(merged).toMatchObject({ createdAtMs: march + 4 * 86_400_000, createdAtDeclared: true })
  })

  test('of a re-signup nothing applies', () => {
    const first = mergeAccount(seen, { id: 'a', createdAt: '2026-03-01T00:00:00Z', name: 'Acme' })
    const again = mergeAccount(first, { id: 'a', createdAt: '2026-04-01T00:00:00Z', name: 'New' })
    expect(again).toBe(first)
  })

  test('the order in which two sign-ups come in does not matter', () => {
    const early = { id: 'a', createdAt: '2026-01-16T05:00:00Z', churnedAt: '2026-01-26T05:00:00Z' }
    const late = {
      id: 'a',
      createdAt: '2026-02-25T05:00:00Z',
      observedFrom: '2026-02-26T00:00:00Z',
    }
    const one = mergeAccount(mergeAccount(seen, early), late)
    const other = mergeAccount(mergeAccount(seen, late), early)
    expect(one).toEqual(other)
    expect(one.churnedAtMs).toBe(Date.parse(early.churnedAt))
  })

  test('a field left out keeps its value, null clears it, traits are added', () => {
    const named = mergeAccount(seen, {
      id: 'a',
      name: 'Acme',
      churnedAt: '2026-03-09T00:00:00Z',
      traits: { seats: 5 },
    })
    const cleared = mergeAccount(named, { id: 'a', churnedAt: null })
    expect(cleared).toMatchObject({
      name: 'Acme',
      churnedAtMs: null,
      traits: { plan: 'free', seats: 5 },
    })
  })
})

test('a user row without a start applies whatever start is declared', () => {
  const state = {
    createdAtMs: march,
    createdAtDeclared: true,
    traits: {},
    bot: false,
    internal: false,
  }
  expect(mergeUser(state, { id: 'u', bot: true })).toEqual({ ...state, bot: true })
})
