import { describe, expect, it } from 'vitest'
import { withoutToken } from './take-token.ts'

describe('withoutToken', () => {
  it.each([
    ['#milepost-pick=T0k_en-', ''],
    ['#/reports?milepost-pick=T', '#/reports'],
    ['#/reports?tab=1&milepost-pick=T', '#/reports?tab=1'],
    ['#milepost-pick=T&tab=1', '#tab=1'],
    ['#top?milepost-pick=T', '#top'],
    ['#/reports?tab=1', '#/reports?tab=1'],
    ['', ''],
  ])('makes %j what the page had: %j', (fragment, own) => {
    expect(withoutToken(fragment)).toBe(own)
  })
})
