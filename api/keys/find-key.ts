import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { environments } from '../../db/schema/environments.ts'
import { keys } from '../../db/schema/keys.ts'
import type { EnvironmentRow } from '../request-context.ts'
import { kindOfKey, toKeyLookup, type KeyKind } from './new-key.ts'

export interface FoundKey {
  id: string
  kind: KeyKind
  environmentId: string
  environment: EnvironmentRow
}

/**
 * How long a revocation, or a changed setting, may take to reach the other processes. Asking again
 * costs two lookups per key in use and second, and needs no connection that listens.
 */
const CACHE_MS = 500
const CACHE_ENTRIES = 10_000
/** `last_used_at` is good enough to the minute, and a write per request is not. */
const LAST_USED_STEP_MS = 60_000

/** Whatever else is no key of ours, and need not be looked for. */
const keyPattern = /^[\w-]{1,100}$/

interface Cached {
  atMs: number
  key: Promise<FoundKey | undefined>
}
const caches = new WeakMap<Database, Map<string, Cached>>()

/** A live key of either kind with its environment; undefined: unknown or revoked. */
export function findKey(database: Database, presented: string): Promise<FoundKey | undefined> {
  if (!kindOfKey(presented) || !keyPattern.test(presented)) return Promise.resolve(undefined)
  const cache = cacheOf(database)
  const lookup = toKeyLookup(presented)
  const cached = cache.get(lookup)
  const atMs = performance.now()
  if (cached && atMs - cached.atMs < CACHE_MS) return cached.key
  if (cache.size >= CACHE_ENTRIES) cache.clear()
  const key = readKey(database, lookup)
  cache.set(lookup, { atMs, key })
  // A failure is not an answer to remember.
  key.catch(() => cache.delete(lookup))
  return key
}

/** After a key or its environment changed: this process knows at once, the others within a second. */
export function forgetKeys(database: Database): void {
  cacheOf(database).clear()
}

function cacheOf(database: Database): Map<string, Cached> {
  const cache = caches.get(database) ?? new Map<string, Cached>()
  caches.set(database, cache)
  return cache
}

async function readKey(database: Database, lookup: string): Promise<FoundKey | undefined> {
  const [row] = await database.intake.control
    .select({ key: keys, environment: environments })
    .from(keys)
    .innerJoin(environments, eq(environments.id, keys.environmentId))
    .where(and(eq(keys.lookup, lookup), isNull(keys.revokedAt)))
  if (!row) return undefined
  const { key, environment } = row
  const usedAt = new Date()
  if (usedAt.getTime() - (key.lastUsedAt?.getTime() ?? 0) > LAST_USED_STEP_MS) {
    await database.intake.control
      .update(keys)
      .set({ lastUsedAt: usedAt })
      .where(eq(keys.id, key.id))
  }
  return { id: key.id, kind: key.kind, environmentId: environment.id, environment }
}
