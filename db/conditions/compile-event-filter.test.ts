import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventTerm } from '#contract/condition'
import { operators } from '#contract/condition'
import { matchesTerm } from '#contract/rules/matches-term'
import { eventTerm, pastEvent } from '../../test/harness/random-conditions.ts'
import type { TestDatabase } from '../../test/harness/test-database.ts'
import { newTestDatabase } from '../../test/harness/test-database.ts'
import { compileEventFilter } from './compile-event-filter.ts'
import { newSqlParams } from './sql-params.ts'

let database: TestDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await newTestDatabase()
  sql = postgres(database.url, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

/** What the compiled filters answer: a row per event, a column per term. */
async function askDatabase(
  terms: EventTerm[],
  events: { name: string; json: string }[],
  connection = sql,
) {
  const params = newSqlParams([
    JSON.stringify(events.map(({ name }) => name)),
    JSON.stringify(events.map(({ json }) => json)),
  ])
  const columns = { nameColumn: 'e.name', propertiesColumn: 'e.properties' }
  const filters = terms.map((term) => compileEventFilter(term, columns, params))
  const rows = await connection.unsafe<{ answers: boolean[] }[]>(
    `with e as materialized (
      select names.value as name, jsons.value::jsonb as properties, names.ordinality
      from jsonb_array_elements_text($1::text::jsonb) with ordinality as names
      join jsonb_array_elements_text($2::text::jsonb) with ordinality as jsons using (ordinality)
    )
    select array[${filters.join(', ')}]::boolean[] as answers from e order by ordinality`,
    params.values as string[],
  )
  return rows.map((row) => row.answers)
}

describe('compileEventFilter', () => {
  test('SQL and matchesTerm answer alike for any event and term', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(pastEvent(0), { minLength: 1, maxLength: 10 }),
        fc.array(eventTerm, { minLength: 1, maxLength: 10 }),
        async (events, terms) => {
          const answers = await askDatabase(
            terms,
            events.map(({ name, properties }) => ({ name, json: JSON.stringify(properties) })),
          )
          expect(answers).toEqual(
            events.map((event) => terms.map((term) => matchesTerm(term, event))),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('every operator answers alike for every pair of kinds of value', async () => {
    const stored = [
      '"a"',
      '"😀"',
      '"ｾ"',
      '""',
      '"1"',
      '1',
      '0',
      '-0',
      'true',
      'false',
      'null',
      '[]',
    ].concat([
      '["a", 1, true, null, ["a"]]',
      '{"q": "a"}',
      '0.1',
      '5e-324',
      '1.7976931348623157e308',
    ])
    // As no JSON.stringify writes them, but PostgreSQL keeps them.
    const odd = ['1.0', '1e400', '-1e400', '1e-400', '0.1000000000000000055', '9007199254740993']
    const values = [
      'a',
      'ｾ',
      '😀',
      '',
      1,
      0,
      0.1,
      5e-324,
      1.7976931348623157e308,
      2 ** 53,
      true,
      false,
    ]
    const wanted = [...values, ['a', 1, true], [], undefined, Infinity]
    const terms = operators.flatMap((op) =>
      wanted.flatMap((value) =>
        ['p', 'p.q', 'p.0', 'none'].map((property) => ({
          event: 'E',
          where: [{ property, op, value }],
        })),
      ),
    )
    const events = [...stored, ...odd].map((value) => ({ name: 'E', json: `{"p": ${value}}` }))
    const answers = await askDatabase(terms, events)
    for (const [row, { json }] of events.entries()) {
      const properties = JSON.parse(json)
      for (const [column, term] of terms.entries()) {
        const isMatch = matchesTerm(term, { name: 'E', properties })
        expect(answers[row]?.[column], `${json} ${JSON.stringify(term)}`).toBe(isMatch)
      }
    }
  })

  test('texts reach the database as parameters only', async () => {
    const term: EventTerm = {
      event: `'; drop table events; --`,
      where: [{ property: `x' -> 'y`, op: 'is', value: `$1 '" \\` }],
    }
    const params = newSqlParams(['first'])
    const filter = compileEventFilter(term, { nameColumn: 'n', propertiesColumn: 'p' }, params)
    expect(filter).not.toMatch(/drop|x'|\\/)
    expect(params.values).toEqual(['first', term.event, `x' -> 'y`, `$1 '" \\`])
    const event = { name: term.event, json: JSON.stringify({ [`x' -> 'y`]: `$1 '" \\` }) }
    expect(await askDatabase([term], [event])).toEqual([[true]])
  })

  test('a NUL, which no stored text holds, matches nothing', async () => {
    const terms: EventTerm[] = [
      { event: 'E\0' },
      { event: 'E', where: [{ property: 'p\0', op: 'exists' }] },
      ...operators
        .filter((op) => op !== 'exists')
        .map((op) => ({ event: 'E', where: [{ property: 'p', op, value: 'a\0' }] })),
    ]
    const [answers] = await askDatabase(terms, [{ name: 'E', json: '{"p": "a"}' }])
    expect(answers).toEqual(terms.map(() => false))
  })

  test('texts go by code point also in a database of another collation', async () => {
    const name = `${new URL(database.url).pathname.slice(1)}_icu`
    await sql`create database ${sql(name)} template template0 encoding 'UTF8'
      locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C'`
    const url = new URL(database.url)
    url.pathname = `/${name}`
    const icu = postgres(url.href, { max: 1 })
    try {
      expect(await icu`select 'a' < 'B' as answer`).toEqual([{ answer: true }])
      const where = [{ property: 'p', op: 'lessThan', value: 'B' } as const]
      const event = { name: 'E', json: '{"p": "a"}' }
      expect(await askDatabase([{ event: 'E', where }], [event], icu)).toEqual([[false]])
    } finally {
      await icu.end()
      await sql`drop database ${sql(name)}`
    }
  })
})
