import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { describeSchema } from '../../db/describe-schema.ts'
import { findBreaches } from '../../db/distribute/find-breaches.ts'
import * as schema from '../../db/schema/index.ts'
import { newTestDatabase, type TestDatabase } from '../harness/test-database.ts'

let testDatabase: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  testDatabase = await newTestDatabase()
  sql = postgres(testDatabase.url, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await sql.end()
  await testDatabase.drop()
})

/** Tables of tenants: everything in public. */
const tenantTables = () => sql<{ name: string; isSafe: boolean }[]>`
  select relname as name, relrowsecurity and relforcerowsecurity as "isSafe"
  from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`

describe('the migrated database', () => {
  it('is what db/schema.sql says (npm run db:dump writes it)', async () => {
    const written = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8')
    expect(await describeSchema(testDatabase.url)).toBe(written)
  })

  it('keeps every tenant table under forced row level security, by environment', async () => {
    const tables = await tenantTables()
    expect(tables.filter((table) => !table.isSafe)).toEqual([])
    const policies = await sql<{ name: string; rule: string }[]>`
      select polrelid::regclass::text as name, pg_get_expr(polqual, polrelid) as rule from pg_policy`
    expect(policies.map((policy) => policy.name).sort()).toEqual(
      tables.map((table) => table.name).sort(),
    )
    expect(policies.filter(({ rule }) => !rule.includes('app.environments'))).toEqual([])
  })

  it('can be distributed by environment: keys, foreign keys, triggers (db/scale-out.md)', async () => {
    expect(await findBreaches(sql)).toEqual([])
  })

  it('gives the app a role that neither owns, nor bypasses, nor makes tables', async () => {
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'milepost_app'`
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false })
    const owned = await sql`
      select relname from pg_class
      where relowner = 'milepost_app'::regrole and relnamespace = 'public'::regnamespace`
    expect([...owned]).toEqual([])
    const [rights] = await sql`
      select has_schema_privilege('milepost_app', 'public', 'create') as "mayCreate"`
    expect(rights).toEqual({ mayCreate: false })
  })

  it('has every column that the drizzle schema names, as nullable as it says', async () => {
    const columns = await sql<{ name: string; isNullable: boolean }[]>`
      select table_schema || '.' || table_name || '.' || column_name as name,
        is_nullable = 'YES' as "isNullable"
      from information_schema.columns where table_schema in ('public', 'control', 'auth')`
    const found = new Map(columns.map((column) => [column.name, column.isNullable]))
    const wrong = Object.values(schema).flatMap((table) => {
      if (!is(table, PgTable)) return []
      const place = `${getTableConfig(table).schema ?? 'public'}.${getTableName(table)}`
      return Object.values(getTableColumns(table)).flatMap((column) =>
        found.get(`${place}.${column.name}`) === !column.notNull ? [] : `${place}.${column.name}`,
      )
    })
    expect(wrong).toEqual([])
  })
})

describe('withTenants', () => {
  it('reads and writes nothing of another environment, and nothing at all without one', async () => {
    const database = openDatabase({ url: testDatabase.url })
    const mine = '01900000-0000-7000-8000-000000000001'
    const foreign = '01900000-0000-7000-8000-000000000002'
    await database.withTenants(
      [mine],
      (tx) => tx`insert into users (environment_id, id, created_at) values (${mine}, 'ada', now())`,
    )
    const count = (ids: string[]) =>
      database.withTenants(ids, async (tx) => (await tx`select from users`).length)
    expect(await count([mine])).toBe(1)
    expect(await count([foreign])).toBe(0)
    expect(await count([])).toBe(0)
    expect((await database.raw`select from users`).length).toBe(0)
    await expect(
      database.withTenants(
        [mine],
        (tx) =>
          tx`insert into users (environment_id, id, created_at) values (${foreign}, 'eve', now())`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await database.close()
  })
})
