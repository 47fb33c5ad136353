import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installStandInCitus } from '../../test/harness/stand-in-citus.ts'
import { newTestDatabase, type TestDatabase } from '../../test/harness/test-database.ts'
import { openDatabase } from '../client.ts'
import { CannotDistribute } from './cannot-distribute.ts'
import { distributeDatabase } from './distribute-database.ts'

// Citus itself is tried by hand (db/scale-out.md); here a stand-in records what it is asked for.

let testDatabase: TestDatabase
let printed: string[]
beforeEach(async () => {
  testDatabase = await newTestDatabase()
  printed = []
})
afterEach(async () => {
  // Roles are the whole server's.
  await run('alter role milepost_owner nologin; alter role milepost_app nologin')
  await testDatabase.drop()
})

const distribute = (options: { planOnly?: boolean; shards?: number } = {}) =>
  distributeDatabase({ url: testDatabase.url, log: (line) => printed.push(line), ...options })
const run = async (statement: string) => {
  const sql = postgres(testDatabase.url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end()
  }
}
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof CannotDistribute ? error.code : String(error)),
  )

describe('distributeDatabase', () => {
  it('prints every step without Citus, and changes nothing', async () => {
    const before = await run('select polname, pg_get_expr(polqual, polrelid) from pg_policy')
    const steps = await distribute({ planOnly: true })
    expect(printed).toEqual(steps.map(({ why, sql }) => `-- ${why}\n${sql};`))
    expect(steps.map(({ sql }) => sql)).toContain(
      "select create_reference_table('control.environments')",
    )
    expect(await run('select polname, pg_get_expr(polqual, polrelid) from pg_policy')).toEqual(
      before,
    )
  })

  it('shards every tenant table by environment, all beside one another, and copies control', async () => {
    const calls = await installStandInCitus(testDatabase.url)
    await distribute({ shards: 6 })
    const tables = await run(`
      select nspname as schema, relname as name from pg_class c
      join pg_namespace n on n.oid = relnamespace
      where nspname in ('public', 'control') and relkind in ('r', 'p') and not relispartition
      order by 1, 2`)
    const namesOf = (schema: string) =>
      tables.filter((table) => table.schema === schema).map(({ name }) => `${schema}.${name}`)
    const made = (await calls()).filter((call) => call.startsWith('create_'))
    expect(made.filter((call) => call.includes('reference')).sort()).toEqual(
      namesOf('control').map((name) => `create_reference_table(${name})`),
    )
    const [first, ...others] = namesOf('public')
    expect(made.filter((call) => call.includes('distributed')).sort()).toEqual([
      `create_distributed_table(${first}, environment_id, none, 6)`,
      ...others.map((name) => `create_distributed_table(${name}, environment_id, ${first})`),
    ])
  })

  it('takes a table only after those it refers to', async () => {
    const calls = await installStandInCitus(testDatabase.url)
    await distribute()
    const made = await calls()
    const placeOf = (name: string) => made.findIndex((call) => call.includes(name))
    expect(placeOf('control.workspaces')).toBeLessThan(placeOf('control.environments'))
    expect(placeOf('control.environments')).toBeLessThan(placeOf('control.keys'))
    expect(placeOf('public.guides')).toBeLessThan(placeOf('public.guide_versions'))
    expect(placeOf('public.guides')).toBeLessThan(placeOf('public.picker_tokens'))
  })

  it('does nothing the second time, and takes in a table that a migration brings later', async () => {
    const calls = await installStandInCitus(testDatabase.url)
    await distribute()
    expect(await distribute()).toEqual([])
    expect(printed.at(-1)).toBe('Nothing to do: every table is where it belongs.')
    await run(
      'create table badges (environment_id uuid, id uuid, primary key (environment_id, id))',
    )
    await distribute()
    expect((await calls()).slice(-2)).toEqual([
      'create_distributed_table(public.badges, environment_id, public.accounts)',
      'truncate_local_data_after_distributing_table(public.badges)',
    ])
  })

  it('leaves row level security as strict as it was, in policies that Citus takes', async () => {
    await installStandInCitus(testDatabase.url)
    await distribute()
    const policies = await run('select pg_get_expr(polqual, polrelid) as rule from pg_policy')
    expect(policies.filter(({ rule }) => /select/i.test(String(rule)))).toEqual([])
    const database = openDatabase({ url: testDatabase.url })
    const mine = '01900000-0000-7000-8000-000000000001'
    const foreign = '01900000-0000-7000-8000-000000000002'
    const add = (id: string) =>
      database.withTenants(
        [mine],
        (sql) =>
          sql`insert into users (environment_id, id, created_at) values (${id}, 'ada', now())`,
      )
    const count = (ids: string[]) =>
      database.withTenants(ids, async (sql) => (await sql`select from users`).length)
    await add(mine)
    await expect(add(foreign)).rejects.toMatchObject({ code: '42501' })
    expect([await count([mine]), await count([foreign]), await count([])]).toEqual([1, 0, 0])
    await database.close()
  })

  it('lets the roles log in and new sessions pass their settings on', async () => {
    await installStandInCitus(testDatabase.url)
    await distribute()
    expect(
      await run(`select rolname as name from pg_roles
        where rolname like 'milepost%' and rolcanlogin and not rolsuper order by 1`),
    ).toEqual([{ name: 'milepost_app' }, { name: 'milepost_owner' }])
    expect(await run(`select current_setting('citus.propagate_set_commands') as way`)).toEqual([
      { way: 'local' },
    ])
  })

  it('says what is missing: Citus, the coordinator’s address, a worker, a migration', async () => {
    expect(await codeOf(distribute())).toBe('citus_missing')
    await installStandInCitus(testDatabase.url)
    await run('update citus.pg_dist_node set shouldhaveshards = false')
    expect(await codeOf(distribute())).toBe('no_workers')
    await run('delete from citus.pg_dist_node')
    expect(await codeOf(distribute())).toBe('coordinator_unknown')
    await run('delete from drizzle.__drizzle_migrations where id = 2')
    expect(await codeOf(distribute())).toBe('not_migrated')
  })

  it('refuses a schema that Citus would refuse half way, and names the place', async () => {
    await installStandInCitus(testDatabase.url)
    await run('create table badges (environment_id uuid, id uuid primary key)')
    await expect(distribute()).rejects.toThrow('no_environment_key: badges')
    expect(await codeOf(distribute())).toBe('cannot_be_distributed')
    expect(printed).toEqual([])
  })
})
