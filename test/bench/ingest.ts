import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import pino from 'pino'
import postgres from 'postgres'
import { uuidv7 } from 'uuidv7'
import { createApp } from '../../api/app.ts'
import { createEnvironment } from '../../api/environments/create-environment.ts'
import { createKey } from '../../api/keys/create-key.ts'
import { createWorkspace } from '../../api/workspaces/create-workspace.ts'
import { openDatabase } from '../../db/client.ts'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../db/migrate.ts'

/**
 * `npm run bench:ingest`: events per second through POST /v1/batch, everything derived, beside COPY of
 * the same rows into `events` and `message_ids`, in one run on the embedded PostgreSQL with the settings
 * we ship. Rounds alternate, since machines drift; read the ratio.
 */
const eventsPerRound = Number(process.argv[2] ?? 40_000)
const rounds = 3
const batchSize = 20
const connections = 32
const users = 2_000
/** A fifth of these names are milestones. */
const names = [
  'viewed',
  'opened',
  'edited',
  'saved',
  'searched',
  'shared',
  'exported',
  'closed',
  'published',
  'invited',
]

interface Shot {
  url: string
  writeKey: string
  round: number
  events: number
}

const shotArgument = process.argv[3]
if (shotArgument === undefined) await main()
else await sendAll(JSON.parse(shotArgument) as Shot)

async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'milepost-bench-'))
  const server = await startEmbeddedPostgres({ dataFolder, log: () => {} })
  await migrateDatabase({ url: server.url, log: () => {} })
  const database = openDatabase({ url: server.url })
  const deps = {
    database,
    now: Date.now,
    publicUrl: 'http://127.0.0.1',
    secret: 'a secret of the benchmark, long enough',
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    isDemo: false,
    distFolder: dataFolder,
    jobs: { enqueue: async () => {}, start: async () => {}, stop: async () => {} },
  }
  const { workspaceId } = await createWorkspace(database, { slug: 'bench', name: 'Bench' })
  const environment = await createEnvironment(database, {
    workspaceId,
    slug: 'production',
    name: 'Production',
  })
  const key = { environmentId: environment.id, kind: 'write', name: 'bench' } as const
  const { secret: writeKey } = await createKey(database, key)
  await defineMilestones(database, environment.id)
  const http = createAdaptorServer({ fetch: createApp(deps).fetch })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1/batch`
  const superuser = postgres(server.url, { max: 1, onnotice: () => {} })

  const batch: number[] = []
  const copy: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const shot = { url, writeKey, round, events: eventsPerRound }
    batch.push(eventsPerRound / (await secondsOf(() => runSender(shot))))
    copy.push(eventsPerRound / (await secondsOf(() => copyRows(superuser, round))))
    console.log(
      `round ${round + 1}: ${Math.round(batch[round]!)} events/s over HTTP, ${Math.round(copy[round]!)} rows/s by COPY`,
    )
  }
  const [stored] = await superuser<{ count: string }[]>`
    select count(*) from events where environment_id = ${environment.id}`
  if (Number(stored?.count) !== eventsPerRound * rounds)
    throw new Error('not every event was stored')

  await superuser.end()
  http.close()
  await database.close()
  await server.stop()
  await rm(dataFolder, { recursive: true, force: true })
  const ratios = batch.map((rate, round) => rate / copy[round]!)
  console.log(
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  )
  console.log(
    JSON.stringify({
      batchEventsPerSecond: Math.round(median(batch)),
      copyRowsPerSecond: Math.round(median(copy)),
      batchRatio: Number(median(ratios).toFixed(3)),
    }),
  )
}

async function defineMilestones(
  database: ReturnType<typeof openDatabase>,
  environmentId: string,
): Promise<void> {
  await database.withTenants([environmentId], async (sql) => {
    for (const event of names.slice(-2)) {
      await sql`
        insert into milestones (environment_id, key, name, scope, condition, first_value)
        values (${environmentId}, ${event}, ${event}, 'account',
          ${JSON.stringify({ event })}::text::jsonb, ${event === 'published'})`
    }
    await sql`
      insert into features (environment_id, key, name, condition)
      values (${environmentId}, 'export', 'Export', ${JSON.stringify({ event: 'exported' })}::text::jsonb)`
  })
}

function toEvent(round: number, index: number) {
  const user = (index * 7919) % users
  return {
    type: 'track',
    event: names[index % names.length]!,
    messageId: `bench-${round}-${index}`,
    userId: `user-${user}`,
    context: { groupId: `account-${user % 400}` },
    timestamp: new Date(1_795_000_000_000 + round * eventsPerRound + index).toISOString(),
    properties: { path: `/projects/${index % 50}`, button: 'primary', position: index % 12 },
  }
}

/** In a process of its own, so that sending does not take turns with the server. */
async function runSender(shot: Shot): Promise<void> {
  const sender = fork(fileURLToPath(import.meta.url), [
    String(eventsPerRound),
    JSON.stringify(shot),
  ])
  const [code] = (await once(sender, 'exit')) as [number]
  if (code !== 0) throw new Error('the sender failed')
}

async function sendAll({ url, writeKey, round, events }: Shot): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let next = 0
  const sendBatches = async () => {
    while (next < events) {
      const start = next
      next += batchSize
      const batch = Array.from({ length: batchSize }, (_, offset) => toEvent(round, start + offset))
      const status = await post(agent, url, writeKey, JSON.stringify({ batch }))
      if (status !== 200) throw new Error(`answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, sendBatches))
  agent.destroy()
}

function post(agent: Agent, url: string, writeKey: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${writeKey}`, 'content-type': 'application/json' }
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The same rows into the same two tables, under an environment id of their own. */
async function copyRows(sql: postgres.Sql, round: number): Promise<void> {
  const environmentId = uuidv7()
  const receivedAt = new Date().toISOString()
  const rows = Array.from({ length: eventsPerRound }, (_, index) => toEvent(round, index))
  const ids = rows.map((row) => `${environmentId}\t${row.messageId}\t${receivedAt}\n`)
  const events = rows.map(
    (row) =>
      [
        environmentId,
        row.messageId,
        receivedAt,
        row.timestamp,
        row.timestamp,
        row.type,
        row.event,
        row.userId,
        row.context.groupId,
        JSON.stringify(row.properties),
        JSON.stringify(row.context),
      ].join('\t') + '\n',
  )
  const intoIds =
    await sql`copy message_ids (environment_id, message_id, received_at) from stdin`.writable()
  await pipeline(Readable.from(chunksOf(ids)), intoIds)
  const intoEvents =
    await sql`copy events (environment_id, message_id, received_at, occurred_at, original_at, type, name, user_id, account_id, properties, context) from stdin`.writable()
  await pipeline(Readable.from(chunksOf(events)), intoEvents)
}

function* chunksOf(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1_000) yield lines.slice(at, at + 1_000).join('')
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1_000
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
