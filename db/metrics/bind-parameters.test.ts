import { describe, expect, it } from 'vitest'
import { newSqlParams } from '../conditions/sql-params.ts'
import { bindParameters, namedParameters, withRelations } from './bind-parameters.ts'

const query = `-- the share :not_this reached
with units as (select ':nor_this' as name from accounts)
select * from units where at < :as_of::timestamptz and (:from::text is null or :as_of <> 'it''s :x')
  and day in (:day::date, :day::date)`

describe('bindParameters', () => {
  it('binds names alone, as texts, instants or days: casts, comments and quoted texts stay', () => {
    const params = newSqlParams(['first'])
    const values = { as_of: '2026-03-30', from: null, day: '2026-03-30' }
    const bound = bindParameters(query, values, params)
    expect(bound).toBe(`-- the share :not_this reached
with units as (select ':nor_this' as name from accounts)
select * from units where at < $2::timestamptz and (null::text::text is null or $3::text <> 'it''s :x')
  and day in ($4::date, $4::date)`)
    expect(params.values).toEqual(['first', '2026-03-30', '2026-03-30', '2026-03-30'])
  })

  it('refuses a name without a value', () => {
    expect(() => bindParameters(query, { as_of: '' }, newSqlParams())).toThrow(/:from/)
  })
})

describe('namedParameters', () => {
  it('lists each name once, in the order of first use', () => {
    expect(namedParameters(query)).toEqual(['as_of', 'from', 'day'])
  })
})

describe('withRelations', () => {
  it('puts relations in front of the query’s own', () => {
    expect(withRelations('-- why\nwith units as (select 1)', 'facts as ($1, $&)')).toBe(
      '-- why\nwith facts as ($1, $&),\nunits as (select 1)',
    )
  })
})
