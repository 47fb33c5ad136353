import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { openHostPage, type HostPage } from '../harness/host-page.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { serveApp } from '../harness/serve-app.ts'
import { newTestApp, type TestApp } from '../harness/test-app.ts'
import { openDeliveryBrowser, TRACKED, type DeliveryBrowser } from './delivery-browser.ts'
import { openGate, type Gate } from './gate.ts'

/** One event in the database, as the scenarios look at it. */
export interface StoredEvent {
  messageId: string
  /** What the page called it: each tracked event has a name of its own. */
  label: string
  occurredAtMs: number
}

/** A server with its database, the gate in front of it, and what one scenario needs of them. */
export interface DeliveryRig {
  gate: Gate
  environment: TestEnvironment
  /** A page with the snippet on an origin of its own. */
  host: HostPage
  /** Another workspace with a write key of its own. */
  newEnvironment(): Promise<TestEnvironment>
  /** The snippet as the Install page gives it, loading through the gate. */
  snippetOf(writeKey: string): string
  /** A page of a vendor on an origin of its own; closed with the rig. */
  openHost(...args: Parameters<typeof openHostPage>): Promise<HostPage>
  /** A browser on a profile folder of its own; closed with the rig. */
  openBrowser(): Promise<DeliveryBrowser>
  /** The tracked events of the database, once per row. */
  listStored(environment?: TestEnvironment): Promise<StoredEvent[]>
  /** All events of the database, page views too. */
  countRows(): Promise<number>
  /** Time at the server. Real until a scenario says otherwise. */
  now: () => number
  close(): Promise<void>
}

const DIST = join(process.cwd(), 'dist')

/** The application and PostgreSQL: one for all scenarios, since tenants are apart. */
export interface DeliveryServer {
  /** Everything one scenario needs; close it when done. */
  openRig(): Promise<DeliveryRig>
  close(): Promise<void>
}

/** Starts the server on a database of its own, with the SDK built here or elsewhere. Close it when done. */
export async function openDeliveryServer({ distFolder = DIST } = {}): Promise<DeliveryServer> {
  const testApp = await newTestApp({ distFolder })
  const sql = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
  let now = Date.now
  const server = await serveApp({
    fetch: (request, env) => {
      testApp.clock.set(now())
      return testApp.app.fetch(request, env)
    },
  })
  return {
    openRig: () => openRig(testApp, sql, server.url, (clock) => (now = clock)),
    close: async () => {
      await sql.end()
      await server.close()
      await testApp.close()
    },
  }
}

async function openRig(
  testApp: TestApp,
  sql: postgres.Sql,
  serverUrl: string,
  setClock: (now: () => number) => void,
): Promise<DeliveryRig> {
  const loader = readFileSync(join(testApp.deps.distFolder, 'sdk/loader.js'), 'utf8')
  const gate = await openGate(serverUrl)
  const environment = await newEnvironment(testApp)
  const toClose: { close(): Promise<void> }[] = [gate]
  setClock(() => rig.now())
  const snippetOf = (writeKey: string) =>
    `<script>${loader
      .replaceAll('__HOST__', gate.url)
      .replaceAll('__WRITE_KEY__', writeKey)}</script>`
  const closing = <Closable extends { close(): Promise<void> }>(opened: Closable) => {
    toClose.unshift(opened)
    return opened
  }
  const openHost: DeliveryRig['openHost'] = async (options) => closing(await openHostPage(options))
  const rig: DeliveryRig = {
    gate,
    environment,
    host: await openHost({ html: `<title>Host</title>${snippetOf(environment.writeKey)}<h1>Host` }),
    newEnvironment: () => newEnvironment(testApp),
    snippetOf,
    openHost,
    openBrowser: async () => closing(await openDeliveryBrowser()),
    listStored: async ({ environmentId } = environment) => {
      const rows = await sql<{ id: string; label: string; at: Date }[]>`
        select message_id as id, properties->>'label' as label, occurred_at as at
        from events where environment_id = ${environmentId} and name = ${TRACKED}`
      return rows.map(({ id, label, at }) => ({
        messageId: id,
        label,
        occurredAtMs: at.getTime(),
      }))
    },
    countRows: async () => {
      const rows = await sql<{ count: number }[]>`
        select count(*)::int from events where environment_id = ${environment.environmentId}`
      return rows[0]?.count ?? 0
    },
    now: Date.now,
    close: async () => {
      for (const opened of toClose) await opened.close()
    },
  }
  return rig
}
