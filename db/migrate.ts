import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const ownMigrations = fileURLToPath(new URL('./migrations', import.meta.url))
/** Held while the schema is changed, so that two processes starting together do it once. */
export const migrationLock = 715_003_001

/**
 * Makes the two roles and brings the schema up to date. Safe to call from any number of processes at
 * once, and on an up-to-date database it only looks. The user of `url` needs the right to create
 * roles the first time, and membership in `milepost_owner` later.
 */
export async function migrateDatabase({
  url,
  log,
  migrationsFolder = ownMigrations,
}: {
  url: string
  log: (line: string) => void
  /** Other migrations than those of this version. */
  migrationsFolder?: string
}): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'milepost migrate' },
  })
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    await createRoles(sql)
    await sql`set role milepost_owner`
    const before = await countApplied(sql)
    await migrate(drizzle({ client: sql }), { migrationsFolder, migrationsSchema: 'drizzle' })
    const applied = (await countApplied(sql)) - before
    if (applied > 0) log(`Applied ${applied} migration${applied === 1 ? '' : 's'}`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** The owner migrates; the app reads and writes under row level security. Neither bypasses it. */
async function createRoles(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'milepost_owner') then
        create role milepost_owner nologin nosuperuser nobypassrls;
      end if;
      if not exists (select from pg_roles where rolname = 'milepost_app') then
        create role milepost_app nologin nosuperuser nobypassrls;
      end if;
    end $$`)
  const [user] = await sql<{ member: boolean; creates: boolean; database: string }[]>`
    select pg_has_role(current_user, 'milepost_owner', 'member')
        and pg_has_role(current_user, 'milepost_app', 'member') as member,
      has_database_privilege('milepost_owner', current_database(), 'create')
        and has_schema_privilege('milepost_owner', 'public', 'create') as creates,
      current_database() as database`
  if (!user?.member) await sql`grant milepost_owner, milepost_app to current_user`
  if (!user?.creates) {
    await sql`grant create on database ${sql(user?.database ?? '')} to milepost_owner`
    await sql`grant usage, create on schema public to milepost_owner`
  }
}

async function countApplied(sql: postgres.Sql): Promise<number> {
  const [table] = await sql<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`
  if (!table?.exists) return 0
  const [row] = await sql<{ count: string }[]>`select count(*) from drizzle.__drizzle_migrations`
  return Number(row?.count ?? 0)
}
