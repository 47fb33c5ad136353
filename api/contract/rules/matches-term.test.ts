import { expect, test } from 'vitest'
import { matchesTerm } from './matches-term.ts'

const event = { name: 'Report published', properties: { format: 'pdf', share: { people: 3 } } }

test('a term matches an event of its name', () => {
  expect(matchesTerm({ event: 'Report published' }, event)).toBe(true)
  expect(matchesTerm({ event: 'report published' }, event)).toBe(false)
})

test('every filter of a term has to hold', () => {
  const isPdf = { property: 'format', op: 'is', value: 'pdf' } as const
  const isShared = { property: 'share.people', op: 'atLeast', value: 4 } as const
  expect(matchesTerm({ event: event.name, where: [isPdf] }, event)).toBe(true)
  expect(matchesTerm({ event: event.name, where: [isPdf, isShared] }, event)).toBe(false)
})
