import postgres from 'postgres'
import { createEnvironment } from '../../../api/environments/create-environment.ts'
import { createKey } from '../../../api/keys/create-key.ts'
import { createWorkspace } from '../../../api/workspaces/create-workspace.ts'
import { type Database, openDatabase } from '../../../db/client.ts'
import type { BenchServer } from '../ingest/open-bench-server.ts'
import { checkFacts } from './check-facts.ts'
import { defineHistory } from './define-history.ts'
import { fillHistory } from './fill-history.ts'
import type { HistorySize } from './history.ts'
import { writeFacts } from './write-facts.ts'

/** An environment filled with a history, and the key that may ask for its reports. */
export interface History {
  environmentId: string
  secretKey: string
  untilMs: number
  size: HistorySize
}

/** Fills an environment with a history of this size that ends now. Says how far it is. */
export async function openHistory(
  server: BenchServer,
  size: HistorySize,
  say: (line: string) => void,
): Promise<History> {
  const untilMs = Date.now()
  const told = `${size.events.toLocaleString('en')} events`
  const sql = postgres(server.databaseUrl, { max: 3, onnotice: () => {} })
  const database = openDatabase({ url: server.databaseUrl })
  try {
    const keys = await newEnvironment(database, `size-${size.events}`)
    const history = { ...keys, untilMs, size }
    await defineHistory(server.address, history.secretKey)
    await fillHistory(sql, history.environmentId, size, untilMs)
    say(`${told} are stored`)
    // As autovacuum would have by the time somebody reads a report.
    await sql`vacuum analyze`
    await writeFacts(database, history.environmentId, size, (tenth) =>
      say(`facts of ${told}: ${tenth}0 %`),
    )
    await checkFacts(database, history.environmentId)
    await sql`vacuum analyze`
    await sql`checkpoint`
    return history
  } finally {
    await database.close()
    await sql.end()
  }
}

async function newEnvironment(database: Database, slug: string) {
  const { workspaceId } = await createWorkspace(database, { slug, name: slug })
  const { id: environmentId } = await createEnvironment(database, {
    workspaceId,
    slug: 'production',
    name: 'Production',
  })
  const { secret: secretKey } = await createKey(database, {
    environmentId,
    kind: 'secret',
    name: 'bench',
  })
  return { environmentId, secretKey }
}
