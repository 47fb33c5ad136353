import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../test/harness/test-database.ts'
import { type Database, openDatabase } from './client.ts'
import { columnsOf } from './columns-of.ts'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await newTestDatabase()
  database = openDatabase({ url: testDatabase.url })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

interface Row {
  text: string | null
  atMs: number | null
  json: object
}

const readBack = (rows: readonly Row[]) =>
  database.withTenants([], async (sql) => [
    ...(await sql<Row[]>`
      select * from ${columnsOf(sql, rows, { text: 'text', atMs: 'float8', json: 'jsonb' })}`),
  ])

describe('columnsOf', () => {
  it.each<[string, Row[]]>([
    ['no row', []],
    ['one empty text', [{ text: '', atMs: 0, json: {} }]],
    ['one absent value', [{ text: null, atMs: null, json: {} }]],
    [
      'quotes, slashes and lines',
      [
        { text: 'a"b\\c', atMs: 1.5, json: { a: 'x"y\n', b: [1, null] } },
        { text: "'", atMs: null, json: {} },
      ],
    ],
    [
      'texts that hold its own separators',
      [
        { text: 'a\x1fb', atMs: 1, json: { a: '\x1f' } },
        { text: '\x1e', atMs: 2, json: {} },
        { text: null, atMs: null, json: {} },
      ],
    ],
  ])('gives back %s as it was', async (_, rows) => {
    expect(await readBack(rows)).toEqual(rows)
  })
})
