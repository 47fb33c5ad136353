import { describe, expect, it } from 'vitest'
import { createIdMaker } from './create-id.ts'

describe('createIdMaker', () => {
  it('makes UUIDs of version 7 that carry the time', () => {
    const id = createIdMaker(() => 0x0198_7654_3210)()
    expect(id).toMatch(/^01987654-3210-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('uses 74 random bits, and each of them', () => {
    const zeros = createIdMaker(
      () => 0,
      () => [0, 0, 0, 0, 0],
    )
    const ones = createIdMaker(
      () => 0,
      () => [0xffff, 0xffff, 0xffff, 0xffff, 0xffff],
    )
    expect(zeros()).toBe('00000000-0001-7000-8000-000000000000')
    expect(ones()).toBe('00000000-0001-7fff-bfff-ffffffffffff')
  })

  it('keeps the order of ids that are made in one millisecond', () => {
    const createId = createIdMaker(() => 1_700_000_000_000)
    const ids = Array.from({ length: 1000 }, createId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(1000)
  })
})
