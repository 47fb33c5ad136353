import { describe, expect, it } from 'vitest'
import { readPeriod } from './use-period.ts'

const now = Date.parse('2026-11-22T15:00:00Z')
const read = (query: Record<string, string>) => readPeriod(query, 'Europe/Berlin', now)

describe('readPeriod', () => {
  it('takes the last 90 days of the reporting zone when nothing is asked', () => {
    expect(read({})).toMatchObject({
      choice: '90d',
      query: { from: '2026-08-24T22:00:00.000Z' },
      previous: { from: '2026-05-26T22:00:00.000Z', to: '2026-08-24T22:00:00.000Z' },
    })
  })

  it('ends a custom period after its last day and compares with the same length before', () => {
    expect(read({ from: '2026-10-01', to: '2026-10-10' })).toMatchObject({
      choice: 'custom',
      query: { from: '2026-09-30T22:00:00.000Z', to: '2026-10-10T22:00:00.000Z' },
      previous: { from: '2026-09-20T22:00:00.000Z', to: '2026-09-30T22:00:00.000Z' },
      label: '1 Oct 2026 to 10 Oct 2026',
    })
  })

  it('counts back from the as-of day and includes all of it', () => {
    expect(read({ period: '30d', asOf: '2026-10-31' }).query).toEqual({
      from: '2026-10-01T22:00:00.000Z',
      asOf: '2026-10-31T23:00:00.000Z',
    })
  })

  it('has nothing before all time', () => {
    expect(read({ period: 'all' })).toMatchObject({ choice: 'all', query: {}, previous: null })
  })

  it('falls back to the usual period for what it does not know', () => {
    expect(read({ period: 'toString', from: 'yesterday', asOf: '2099-01-01' })).toMatchObject({
      choice: '90d',
      asOf: '',
    })
  })
})
