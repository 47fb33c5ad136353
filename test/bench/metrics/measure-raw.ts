import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import postgres from 'postgres'
import type { History } from './open-history.ts'
import { rawQuestions } from './raw-questions.ts'

const rounds = 3
const dayMs = 86_400_000

/** Median ms by id of the question. */
export type RawTimes = Record<string, number>

/** Naive SQL over the raw events of this history, in the same PostgreSQL. */
export async function measureNaiveSql(sql: postgres.Sql, history: History): Promise<RawTimes> {
  await sql`set timezone = 'UTC'`
  const own = `where environment_id = '${history.environmentId}'`
  const questions = rawQuestions(
    {
      events: `(select name, user_id, account_id, occurred_at from events ${own})`,
      accounts: `(select id, created_at from accounts ${own})`,
      seconds: (from, to) => `extract(epoch from ${to} - ${from})`,
    },
    daysBefore(history),
  )
  return timeEach(questions, (text) => sql.unsafe(text))
}

/** The same questions to DuckDB, over a copy of the same rows in a table of its own. */
export async function measureDuckDb(databaseUrl: string, history: History): Promise<RawTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-duckdb-'))
  const duck = await DuckDBInstance.create(join(folder, 'history.duckdb'))
  const connection = await duck.connect()
  try {
    await connection.run(`set TimeZone = 'UTC'`)
    const own = `environment_id = '${history.environmentId}'`
    const tables = {
      events: `select name, user_id, account_id, occurred_at from events where ${own}`,
      accounts: `select id, created_at from accounts where ${own}`,
    }
    for (const [table, rows] of Object.entries(tables)) {
      const file = join(folder, `${table}.csv`)
      await copyToFile(databaseUrl, rows, file)
      await connection.run(`create table ${table} as from read_csv('${file}')`)
    }
    const questions = rawQuestions(
      {
        events: 'events',
        accounts: 'accounts',
        seconds: (from, to) => `epoch(${to}) - epoch(${from})`,
      },
      daysBefore(history),
    )
    return await timeEach(questions, (text) => connection.runAndReadAll(text))
  } finally {
    connection.closeSync()
    duck.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}

/** On a connection of its own: after a long copy the driver may leave it paused for good. */
async function copyToFile(databaseUrl: string, rows: string, file: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const out = await sql.unsafe(`copy (${rows}) to stdout (format csv, header)`).readable()
  await pipeline(out, createWriteStream(file))
  await sql.end({ timeout: 1 })
}

const daysBefore =
  ({ untilMs }: History) =>
  (days: number) =>
    new Date(untilMs - days * dayMs).toISOString()

async function timeEach(
  questions: Record<string, string>,
  ask: (text: string) => PromiseLike<unknown>,
): Promise<RawTimes> {
  const times: RawTimes = {}
  for (const [id, text] of Object.entries(questions)) {
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const beganMs = performance.now()
      await ask(text)
      taken.push(performance.now() - beganMs)
    }
    times[id] = taken.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
  }
  return times
}
