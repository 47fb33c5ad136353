import { describe, expect, it } from 'vitest'
import { listSdkSizes, measureSdk } from '../bench/measure-sdk.ts'

describe('the built SDK', () => {
  it.each(listSdkSizes(measureSdk()))('keeps $part within $budget bytes', ({ bytes, budget }) => {
    expect(bytes).toBeLessThanOrEqual(budget)
  })
})
