import { describe, expect, it } from 'vitest'
import { moved, nextKey } from './reorder.ts'

describe('moved', () => {
  const list = ['a', 'b', 'c']
  it.each([
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [0, 2, 'bca'],
    [1, 0, 'abc'],
  ])('moves item %i by %i', (index, step, after) => {
    expect(moved(list, index, step).join('')).toBe(after)
  })

  it.each([
    [0, -1],
    [2, 1],
    [3, -1],
  ])('leaves the list as it is when item %i cannot go %i', (index, step) => {
    expect(moved(list, index, step)).toBe(list)
  })
})

describe('nextKey', () => {
  it.each([
    [[], 'step-1'],
    [['step-1', 'step-3'], 'step-4'],
    [['invite', 'publish'], 'step-1'],
    [['step-x', 'step-1'], 'step-2'],
  ])('after %j comes %s', (taken, key) => {
    expect(nextKey('step', taken)).toBe(key)
  })
})
