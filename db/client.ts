import { sql as sqlOf } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beginTransaction } from './begin-transaction.ts'
import { createConnectionGate, type ConnectionGate } from './connection-gate.ts'
import { watchPulse } from './database-pulse.ts'
import { guardClient } from './guard-client.ts'
import { nameEnvironments } from './name-environments.ts'
import { createOpenSockets } from './open-sockets.ts'
import * as schema from './schema/index.ts'

/** Columns of raw SQL as they arrive: times are integer ms since the epoch, int8 is a number. */
export type TenantSql = postgres.TransactionSql<{ timestamptz: number; int8: number }>
export type RawSql = postgres.Sql<{ timestamptz: number; int8: number }>
export type Orm = PostgresJsDatabase<typeof schema>

/** Ways to rows on one set of connections. All throw `DatabaseUnavailable` rather than wait for long. */
export interface Connections {
  /**
   * Runs `fn` in one READ COMMITTED transaction that sees only rows of these environments. The one
   * way to tenant rows in raw SQL: ingest, facts, metrics.
   */
  withTenants<T>(environmentIds: readonly string[], fn: (sql: TenantSql) => Promise<T>): Promise<T>
  /** Workspaces, environments, members, keys, sign-in: rows that belong to no environment. */
  control: Orm
}

/** The connections of the console, of reports and of management. */
export interface Database extends Connections {
  /** As `withTenants` through drizzle, for plain reading and writing of rows. */
  withTenantsOrm<T>(environmentIds: readonly string[], fn: (orm: Orm) => Promise<T>): Promise<T>
  /** Of pages and senders: however slow the reports of the day are, these are free. */
  intake: Connections
  /** Of jobs, whose statements may take minutes. */
  background: Pick<Connections, 'withTenants'>
  /** The raw client of jobs; reads no tenant rows, since no environment is set. */
  raw: RawSql
  /** True while the database does not answer: then everything above throws at once. */
  isDown(): boolean
  /** How busy each set of connections is just now. */
  pools(): { pool: PoolName; running: number; waiting: number }[]
  /** Calls `hear` with each wait for a connection, in ms; returns what stops it. */
  watchWaits(hear: (pool: PoolName, waitedMs: number) => void): () => void
  close(): Promise<void>
}

/**
 * How what is few is found in what is much: along a key, or at worst in one go. Until a young database has
 * statistics, the planner expects one row of an environment, and compared everybody with everybody:
 * 400 events in an environment of 3,000 took 300 ms.
 */
const lookUp = { enable_material: 'off', enable_mergejoin: 'off' }

interface Pooling {
  max: number
  statementMs: number
  lockMs: number
  waitMs: number
  /** Settings of the planner. */
  plan?: Record<string, string>
}

/** Who has connections of their own, and how many: sixteen, with the one that watches the server. */
const pools = {
  /** Commits of the intake, and page sessions. */
  intake: { max: 4, statementMs: 5_000, lockMs: 2_000, waitMs: 1_000, plan: lookUp },
  /** Keys of senders, each kept for seconds. */
  keys: { max: 1, statementMs: 5_000, lockMs: 2_000, waitMs: 1_000 },
  reports: { max: 4, statementMs: 8_000, lockMs: 4_000, waitMs: 1_000 },
  rows: { max: 3, statementMs: 8_000, lockMs: 4_000, waitMs: 1_000 },
  jobs: { max: 3, statementMs: 600_000, lockMs: 30_000, waitMs: 600_000 },
}
export type PoolName = keyof typeof pools
/** A statement that the server should have stopped so long ago is not answered any more. */
const silenceMs = 2_000
const connectSeconds = 2

/**
 * Opens the database as `milepost_app`, under row level security whatever user `url` names. Raw SQL
 * and drizzle have pools of their own, since drizzle changes the parsers of the client it is given.
 */
export function openDatabase({ url }: { url: string }): Database {
  const hearers = new Set<(pool: PoolName, waitedMs: number) => void>()
  const sockets = createOpenSockets()
  const driverOptions = (patienceMs: number): postgres.Options<Record<string, never>> => {
    const options = {
      connect_timeout: connectSeconds,
      // Closed by the driver before it looks dead: a question could be on its way when we cut it.
      idle_timeout: (patienceMs - 1_000) / 1_000,
      // The pulse decides when it is worth trying again.
      backoff: () => 0,
      // Known to the driver, not to its types.
      socket: sockets.opener(patienceMs),
      onnotice: () => {},
    }
    return options
  }
  const pulse = watchPulse(url, { ...driverOptions(silenceMs), fetch_types: false }, sockets.cut)
  const openPool = (pool: PoolName, types = {}) => {
    const { max, waitMs, statementMs, lockMs, plan = {} }: Pooling = pools[pool]
    const client = postgres(url, {
      ...driverOptions(statementMs + silenceMs),
      max,
      types,
      connection: {
        application_name: `milepost ${pool}`,
        role: 'milepost_app',
        TimeZone: 'UTC',
        statement_timeout: statementMs,
        lock_timeout: lockMs,
        idle_in_transaction_session_timeout: statementMs,
        ...plan,
      },
    })
    const gate = createConnectionGate({
      max,
      waitMs,
      isDown: pulse.isDown,
      onWait: (waitedMs) => hearers.forEach((hear) => hear(pool, waitedMs)),
      // One connection has told the client of array types. The next ones need not ask, and cannot die
      // while they do, which the driver answers with a rejection that nobody can catch.
      onDone: () => Object.assign(client.options, { fetch_types: false }),
    })
    return { pool, client, gate }
  }
  const [intake, reports, jobs] = [
    openPool('intake', rawTypes),
    openPool('reports', rawTypes),
    openPool('jobs', rawTypes),
  ]
  const [keys, rows] = [openPool('keys'), openPool('rows')]
  const all = [intake, reports, jobs, keys, rows]
  const control = toOrm(rows)

  return {
    withTenants: tenantDoor(reports),
    withTenantsOrm: (environmentIds, fn) =>
      control.transaction(async (orm) => {
        await orm.execute(sqlOf.raw(nameEnvironments(environmentIds)))
        return fn(orm)
      }),
    control,
    intake: { withTenants: tenantDoor(intake), control: toOrm(keys) },
    background: { withTenants: tenantDoor(jobs) },
    raw: jobs.client as RawSql,
    isDown: pulse.isDown,
    pools: () =>
      all.map(({ pool, gate }) => ({ pool, running: gate.running, waiting: gate.waiting })),
    watchWaits: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    close: async () => {
      await pulse.close()
      await Promise.all(all.map(({ client }) => client.end({ timeout: 5 })))
      sockets.close()
    },
  }
}

interface Pool {
  client: postgres.Sql
  gate: ConnectionGate
}

function tenantDoor({ client, gate }: Pool): Connections['withTenants'] {
  return (environmentIds, fn) =>
    gate.run(() =>
      beginTransaction(client as RawSql, async (sql) => {
        // Asked first and so done first; what `fn` asks need not wait for the answer.
        const named = sql.unsafe(nameEnvironments(environmentIds)).execute()
        const [result] = await Promise.all([fn(sql), named])
        return result
      }),
    )
}

function toOrm({ client, gate }: Pool): Orm {
  return drizzle({ client: guardClient(client, gate), schema })
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
