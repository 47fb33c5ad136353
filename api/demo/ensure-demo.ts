import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { account, user } from '../../db/schema/auth.ts'
import { environments } from '../../db/schema/environments.ts'
import { workspaces } from '../../db/schema/workspaces.ts'
import { hashPassword } from '../auth/hash-password.ts'
import { createEnvironment } from '../environments/create-environment.ts'
import { createKey } from '../keys/create-key.ts'
import { findKey } from '../keys/find-key.ts'
import type { DemoAccess } from '../ready-block.ts'
import type { EnvironmentRow } from '../request-context.ts'
import { createWorkspace } from '../workspaces/create-workspace.ts'
import { defineDemo } from './define-demo.ts'
import type { DemoDeps } from './demo-deps.ts'
import {
  demoConsolePath,
  demoOwner,
  demoProductPath,
  demoWorkspace,
  installPath,
} from './demo-places.ts'
import { findDemoRecord, keepDemoRecord, newDemoRecord, type DemoRecord } from './demo-record.ts'
import { loadHistory } from './load-history.ts'

export interface Demo extends DemoAccess {
  /** Resolves when the sample history is loaded, or was given up with a line in the log. */
  history: Promise<void>
}

/** The accent of Tideboard; the checklist takes it on. */
const THEME = { accent: '#0f6a70', productName: 'Tideboard' }
/**
 * A first start waits this long for the sample history, a later one not at all: the rest is loaded
 * while one looks around.
 */
const PATIENCE_MS = 8_000

/**
 * Makes the demo where it is missing, step by step, so that a start that was cut short is finished by
 * the next one. What was made before is left as it is: changed texts, and removed sample data too.
 */
export async function ensureDemo(
  deps: DemoDeps,
  { log }: { log: (line: string) => void },
): Promise<Demo> {
  const { database, dataFolder } = deps
  const known = findDemoRecord(dataFolder)
  const record = known ?? newDemoRecord()
  const keep = () => keepDemoRecord(dataFolder, record)
  // A database may know the demo under a data folder that is gone: the password is a new one.
  if (!known) await changePassword(database, record.password)
  // Kept before it is used: a password that is in use must not be lost.
  keep()
  const workspaceId = await ensureWorkspace(database, record)
  await ensureProduction(database, workspaceId)
  const environment = await ensureEnvironment(database, workspaceId, record, keep)
  if (environment) {
    await ensureKeys(database, environment, record, keep)
    record.guides = await defineDemo(deps, environment, record.guides)
    keep()
  }
  const isFirstStart = record.historyBatches === 0
  const history =
    environment && !record.isHistoryLoaded
      ? loadHistory(deps, { record, keep, log }).catch((error: unknown) => {
          log(
            `The sample history is not complete; the next start goes on with it. ${String(error)}`,
          )
        })
      : Promise.resolve()
  if (isFirstStart) await settledWithin(history, PATIENCE_MS)
  return {
    consolePath: environment ? demoConsolePath : installPath,
    email: demoOwner.email,
    password: record.password,
    productPath: demoProductPath,
    writeKey: record.writeKey ?? '',
    secretKey: record.secretKey ?? '',
    isRemoved: environment === undefined,
    history,
  }
}

async function settledWithin(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, patience])
  clearTimeout(timer)
}

async function ensureWorkspace(
  database: Database,
  { password }: Pick<DemoRecord, 'password'>,
): Promise<string> {
  const { slug, name } = demoWorkspace
  const [known] = await database.control
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.slug, slug))
  if (known) return known.id
  const owner = { ...demoOwner, password }
  const { workspaceId } = await createWorkspace(database, { name, slug, owner })
  return workspaceId
}

async function changePassword(database: Database, password: string): Promise<void> {
  const [owner] = await database.control
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, demoOwner.email))
  if (!owner) return
  await database.control
    .update(account)
    .set({ password: await hashPassword(password) })
    .where(and(eq(account.userId, owner.id), eq(account.providerId, 'credential')))
}

/** Empty, for the visitor's own application. */
async function ensureProduction(database: Database, workspaceId: string): Promise<void> {
  if (await findEnvironment(database, workspaceId, 'production')) return
  const { id } = await createEnvironment(database, {
    workspaceId,
    slug: 'production',
    name: 'Production',
    timeZone: localTimeZone(),
  })
  await createKey(database, { environmentId: id, kind: 'write', name: 'First' })
}

/** Undefined: somebody has removed the sample data, and it stays removed. */
async function ensureEnvironment(
  database: Database,
  workspaceId: string,
  record: DemoRecord,
  keep: () => void,
): Promise<EnvironmentRow | undefined> {
  const known = await findEnvironment(database, workspaceId, 'demo')
  if (known || record.environmentId !== undefined) {
    if (known && record.environmentId !== known.id) adopt(record, known.id, keep)
    return known
  }
  const created = await createEnvironment(database, {
    workspaceId,
    slug: 'demo',
    name: 'Sample data',
    kind: 'demo',
    timeZone: localTimeZone(),
    theme: THEME,
  })
  adopt(record, created.id, keep)
  return created
}

function adopt(record: DemoRecord, environmentId: string, keep: () => void): void {
  record.environmentId = environmentId
  keep()
}

async function findEnvironment(
  database: Database,
  workspaceId: string,
  slug: string,
): Promise<EnvironmentRow | undefined> {
  const [row] = await database.control
    .select()
    .from(environments)
    .where(and(eq(environments.workspaceId, workspaceId), eq(environments.slug, slug)))
  return row
}

/** Keys that were revoked in the console are replaced: without them there is no demo. */
async function ensureKeys(
  database: Database,
  { id: environmentId }: EnvironmentRow,
  record: DemoRecord,
  keep: () => void,
): Promise<void> {
  for (const [kind, field] of [
    ['write', 'writeKey'],
    ['secret', 'secretKey'],
  ] as const) {
    const text = record[field]
    if (text !== undefined && (await findKey(database, text))) continue
    const { secret } = await createKey(database, { environmentId, kind, name: 'Demo' })
    record[field] = secret
    keep()
  }
}

function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
