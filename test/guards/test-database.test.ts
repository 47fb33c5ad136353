import { expect, test } from 'vitest'
import postgres from 'postgres'
import { newTestDatabase } from '../harness/test-database.ts'

test('every test database is migrated and separate from the others', async () => {
  const [one, other] = await Promise.all([newTestDatabase(), newTestDatabase()])
  const tables = await Promise.all([one, other].map(({ url }) => countTables(url)))
  expect(one.url).not.toBe(other.url)
  expect(tables[0]).toBeGreaterThan(10)
  expect(tables[1]).toBe(tables[0])
})

async function countTables(url: string): Promise<number> {
  const sql = postgres(url, { max: 1 })
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from information_schema.tables where table_schema = 'public'`
  await sql.end()
  return row?.count ?? 0
}
