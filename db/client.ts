import { sql as sqlOf } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

/** Columns of raw SQL as they arrive: times are integer ms since the epoch, int8 is a number. */
export type TenantSql = postgres.TransactionSql<{ timestamptz: number; int8: number }>
export type RawSql = postgres.Sql<{ timestamptz: number; int8: number }>
export type Orm = PostgresJsDatabase<typeof schema>

export interface Database {
  /**
   * Runs `fn` in one READ COMMITTED transaction that sees only rows of these environments. The one
   * way to tenant rows in raw SQL: ingest, facts, metrics.
   */
  withTenants<T>(environmentIds: readonly string[], fn: (sql: TenantSql) => Promise<T>): Promise<T>
  /** The same through drizzle, for plain reading and writing of rows. */
  withTenantsOrm<T>(environmentIds: readonly string[], fn: (orm: Orm) => Promise<T>): Promise<T>
  /** Workspaces, environments, members, keys, sign-in: rows that belong to no environment. */
  control: Orm
  /** The raw client, for jobs and health; reads no tenant rows, since no environment is set. */
  raw: RawSql
  close(): Promise<void>
}

/**
 * Opens two pools as `milepost_app`, under row level security whatever user `url` names. Two, since
 * drizzle changes the parsers of the client it is given. `max` bounds each pool.
 */
export function openDatabase({ url, max = 10 }: { url: string; max?: number }): Database {
  const options = {
    max,
    onnotice: () => {},
    connection: { application_name: 'milepost', role: 'milepost_app', TimeZone: 'UTC' },
  } as const
  const raw = postgres(url, { ...options, types: rawTypes })
  const ormClient = postgres(url, options)
  const control = drizzle({ client: ormClient, schema })

  return {
    withTenants: (environmentIds, fn) =>
      raw.begin(async (sql) => {
        await sql`select set_config('app.environments', ${environmentIds.join(',')}, true)`
        return fn(sql)
      }) as Promise<Awaited<ReturnType<typeof fn>>>,
    withTenantsOrm: (environmentIds, fn) =>
      control.transaction(async (orm) => {
        await orm.execute(
          sqlOf`select set_config('app.environments', ${environmentIds.join(',')}, true)`,
        )
        return fn(orm)
      }),
    control,
    raw,
    close: async () => {
      await Promise.all([raw.end({ timeout: 5 }), ormClient.end({ timeout: 5 })])
    },
  }
}

const rawTypes = {
  timestamptz: {
    to: 1184,
    from: [1184],
    serialize: (ms: number) => new Date(ms).toISOString(),
    parse: (text: string) => Date.parse(text),
  },
  int8: {
    to: 20,
    from: [20],
    serialize: (value: number) => String(value),
    parse: (text: string) => Number(text),
  },
}
