import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { loadSql } from '../load-sql.ts'
import { migrationLock } from '../migrate.ts'
import { CannotDistribute } from './cannot-distribute.ts'
import { findBreaches } from './find-breaches.ts'
import { planDistribution, type PlannedStep, type PlannedTable } from './plan-distribution.ts'

const tablesQuery = loadSql(import.meta.url, './read-tables.sql')
const journal = new URL('../migrations/meta/_journal.json', import.meta.url)

/**
 * Turns a migrated database on a Citus coordinator into the distributed one (db/scale-out.md), and
 * tells of each step. On a distributed database it only looks, and after a migration it takes in the
 * tables that have come. `planOnly` prints the steps and changes nothing; a database without Citus
 * will do for that. Throws CannotDistribute before the first step. Tables are locked while their rows
 * travel: stop the API processes first.
 */
export async function distributeDatabase({
  url,
  shards,
  planOnly = false,
  log,
}: {
  url: string
  /** Undefined: four for each worker, from the measurement in db/scale-out.md. */
  shards?: number | undefined
  planOnly?: boolean
  log: (line: string) => void
}): Promise<PlannedStep[]> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'milepost distribute' },
  })
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    await refuseUnmigrated(sql)
    await refuseBreaches(sql)
    const workers = planOnly ? 1 : await countWorkers(sql)
    const steps = planDistribution(await readState(sql, shards ?? workers * 4))
    for (const { why, sql: statement } of steps) {
      log(`-- ${why}\n${statement};`)
      if (!planOnly) await sql.unsafe(statement)
    }
    if (steps.length === 0) log('Nothing to do: every table is where it belongs.')
    return steps
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function refuseUnmigrated(sql: postgres.Sql): Promise<void> {
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  const [found] = await sql<{ isThere: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`
  const [row] = found?.isThere
    ? await sql<{ applied: number }[]>`
        select count(*)::int as applied from drizzle.__drizzle_migrations`
    : []
  const applied = row?.applied ?? 0
  if (applied >= entries.length) return
  throw new CannotDistribute(
    'not_migrated',
    `The database has ${applied} of ${entries.length} migrations. ` +
      'Start Milepost once with this DATABASE_URL, stop it, and run this again.',
  )
}

async function refuseBreaches(sql: postgres.Sql): Promise<void> {
  const breaches = await findBreaches(sql)
  if (breaches.length === 0) return
  throw new CannotDistribute(
    'cannot_be_distributed',
    `Citus would refuse these; a migration has to mend them (db/scale-out.md has the rules):\n${breaches
      .map(({ rule, place }) => `  ${rule}: ${place}`)
      .join('\n')}`,
  )
}

async function countWorkers(sql: postgres.Sql): Promise<number> {
  const [server] = await sql<{ hasCitus: boolean; isSuperuser: boolean }[]>`
    select to_regproc('create_distributed_table') is not null as "hasCitus",
      rolsuper as "isSuperuser" from pg_roles where rolname = current_user`
  if (!server?.hasCitus) {
    throw new CannotDistribute(
      'citus_missing',
      'This PostgreSQL has no Citus. Install it on every node with shared_preload_libraries = ' +
        "'citus', then in this database: create extension citus. --plan prints the steps without it.",
    )
  }
  if (!server.isSuperuser) {
    throw new CannotDistribute(
      'not_superuser',
      'Two of the steps change roles and the database. Connect as a superuser, or print the steps ' +
        'with --plan and have them run by one.',
    )
  }
  const [nodes] = await sql<{ coordinators: number; workers: number }[]>`
    select count(*) filter (where groupid = 0)::int as coordinators,
      count(*) filter (where shouldhaveshards)::int as workers
    from pg_dist_node where isactive and noderole = 'primary'`
  if (!nodes?.coordinators) {
    throw new CannotDistribute(
      'coordinator_unknown',
      'The workers do not know where the coordinator is, so that shared and local tables could not ' +
        "be joined. Here: select citus_set_coordinator_host('<this host>')",
    )
  }
  if (!nodes.workers) {
    throw new CannotDistribute(
      'no_workers',
      "No node may hold shards. Add one: select citus_add_node('<worker host>', 5432)",
    )
  }
  return nodes.workers
}

async function readState(
  sql: postgres.Sql,
  shards: number,
): Promise<Parameters<typeof planDistribution>[0]> {
  const tables = await sql.unsafe<PlannedTable[]>(tablesQuery)
  const roles = await sql<{ name: string }[]>`
    select rolname as name from pg_roles where rolcanlogin`
  const [database] = await sql<{ name: string; isPropagating: boolean; hasCitus: boolean }[]>`
    select datname as name, to_regclass('pg_dist_partition') is not null as "hasCitus",
      exists (
        select from pg_db_role_setting s
        where s.setdatabase = d.oid and s.setrole = 0
          and 'citus.propagate_set_commands=local' = any(s.setconfig)
      ) as "isPropagating"
    from pg_database d where datname = current_database()`
  const distributed = database?.hasCitus
    ? await sql<{ name: string }[]>`
        select n.nspname || '.' || c.relname as name
        from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
        join pg_namespace n on n.oid = c.relnamespace`
    : []
  return {
    database: database?.name ?? '',
    tables,
    distributed: new Set(distributed.map(({ name }) => name)),
    rolesWithLogin: new Set(roles.map(({ name }) => name)),
    isPropagating: database?.isPropagating ?? false,
    shards,
  }
}
