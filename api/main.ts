import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import pino from 'pino'
import { openDatabase } from '../db/client.ts'
import { CannotStart } from '../db/embedded/cannot-start.ts'
import {
  findDataFolderHolder,
  startEmbeddedPostgres,
} from '../db/embedded/start-embedded-postgres.ts'
import { isUnavailable } from '../db/is-unavailable.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { requireAppRole } from '../db/require-app-role.ts'
import { answerUnreadableRequest } from './answer-broken-request.ts'
import type { AppDeps } from './app-deps.ts'
import { createApp } from './app.ts'
import { ensureDemo } from './demo/ensure-demo.ts'
import { readEnv, type Env } from './env.ts'
import { createJobs } from './jobs/create-jobs.ts'
import { keepSecret } from './keep-secret.ts'
import { openHttpServer, PortTaken, type HttpServer } from './open-http-server.ts'
import { getPackageRoot } from './package-root.ts'
import { readyBlock } from './ready-block.ts'
import { createStopInOrder } from './stop-in-order.ts'

/** A request in flight gets this long to finish. */
const GRACE_MS = 7_500
/** After this everything is dropped; a supervisor that sent SIGTERM typically waits 10 s. */
const STOP_MS = 9_500
/** npm passes on the Ctrl-C that the terminal has already sent to us: that is one, not two. */
const SAME_SIGNAL_MS = 1_000

const say = (line: string) => console.log(line)
let isStopping = false
const opened = createStopInOrder((error) => console.error(error))

process.once('SIGINT', stopOnSignal)
process.once('SIGTERM', stopOnSignal)
process.once('SIGHUP', stopOnSignal)

// When a connection dies while it is opened, the driver rejects a promise that nobody can reach.
process.on('unhandledRejection', (error) => {
  if (!isUnavailable(error)) throw error
})

try {
  await start(readEnv())
} catch (error) {
  // Told to stop in the middle of a start: what fails from then on is no news.
  if (isStopping) await new Promise(() => {})
  console.error(error instanceof CannotStart ? `\n${error.message}` : error)
  await opened.stop()
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  // The port first: whoever has it is told about before any work is done.
  const server = await bind(env)
  const { url, directUrl, secret } = await openStorage(env)
  await migrateDatabase({ url: directUrl, log: say })
  const database = openDatabase({ url })
  opened.add(() => database.close())
  await requireAppRole(database)
  const log = pino({ level: env.logLevel }, pino.destination({ fd: 2, sync: true }))
  const jobs = createJobs({ database, now: Date.now, log })
  const publicUrl = env.publicUrl ?? `http://${env.host}:${server.port}`
  const { dataFolder } = env
  const deps: AppDeps = {
    database,
    now: Date.now,
    publicUrl,
    secret,
    jobs,
    log,
    trustedProxies: env.trustedProxies,
    metricsToken: env.metricsToken,
    limits: env.limits,
    isDemo: env.isDemo,
    dataFolder,
    distFolder: join(getPackageRoot(), 'dist'),
    isDraining: () => isStopping,
  }
  const app = createApp(deps)
  const listener = getRequestListener(app.fetch, { errorHandler: answerUnreadableRequest })
  server.serve((request, response) => void listener(request, response))
  // What was opened last is closed first: no new requests and no new jobs, then the database.
  opened.add(async () => void (await Promise.all([server.stop(GRACE_MS), jobs.stop()])))
  const welcome = async () => {
    const demo = env.isDemo
      ? await ensureDemo({ ...deps, dataFolder, request: app.request }, { log: say })
      : undefined
    // Told to stop, it ends with the batch that is under way.
    if (demo) opened.add(() => demo.history)
    say(readyBlock(publicUrl, demo))
  }
  // Those who send events do not wait for background work to begin.
  await Promise.all([welcome(), jobs.start()])
}

async function bind({ host, port, dataFolder, databaseUrl }: Env): Promise<HttpServer> {
  try {
    return await openHttpServer({ host, port })
  } catch (error) {
    const holder = databaseUrl ? undefined : findDataFolderHolder(dataFolder)
    if (!(error instanceof PortTaken) || !holder) throw error
    throw new CannotStart(
      `Milepost already runs on this data folder (process ${holder.pid}), probably at port ${port}. ` +
        'Stop it, or start another one beside it: MILEPOST_DATA=.milepost-2 PORT=' +
        `${port + 1} npm start`,
    )
  }
}

async function openStorage(env: Env): Promise<{ url: string; directUrl: string; secret: string }> {
  const { databaseUrl, directDatabaseUrl, dataFolder, secret } = env
  if (databaseUrl) {
    return { url: databaseUrl, directUrl: directDatabaseUrl ?? databaseUrl, secret: secret ?? '' }
  }
  say('Starting the database…')
  const embedded = await startEmbeddedPostgres({
    dataFolder,
    log: say,
    onUnexpectedExit: (logFile) => {
      console.error(`The database ended by itself. Its last words are in ${logFile}.`)
      void stop(1)
    },
  })
  opened.add(() => embedded.stop())
  return { url: embedded.url, directUrl: embedded.url, secret: secret ?? keepSecret(dataFolder) }
}

function stopOnSignal(signal: NodeJS.Signals): void {
  const firstAtMs = Date.now()
  for (const again of ['SIGINT', 'SIGTERM'] as const) {
    process.on(again, () => {
      if (Date.now() - firstAtMs > SAME_SIGNAL_MS) process.exit(1)
    })
  }
  say(signal === 'SIGINT' ? '\nStopping… (Ctrl-C again to stop at once)' : 'Stopping…')
  void stop(0)
}

async function stop(exitCode: number): Promise<void> {
  isStopping = true
  setTimeout(() => process.exit(1), STOP_MS).unref()
  await opened.stop()
  process.exit(exitCode)
}
