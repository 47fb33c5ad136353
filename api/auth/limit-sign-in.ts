import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../db/client.ts'
import { rateLimit } from '../../db/schema/auth.ts'
import { AppError } from '../errors.ts'

interface Limit {
  key: string
  max: number
  windowMs: number
}

const MINUTE_MS = 60_000

/**
 * Failed sign-ins only: 5 a minute and 20 an hour per account, 20 a minute per address (an IPv6 /64).
 * An account is never locked for good, and who knows the password may try after a minute.
 */
function limitsOf(email: string, address: string | undefined): Limit[] {
  const account = createHash('sha256').update(email.toLowerCase()).digest('hex')
  return [
    { key: `sign-in:account-minute:${account}`, max: 5, windowMs: MINUTE_MS },
    { key: `sign-in:account-hour:${account}`, max: 20, windowMs: 60 * MINUTE_MS },
    ...(address
      ? [{ key: `sign-in:address:${subnetOf(address)}`, max: 20, windowMs: MINUTE_MS }]
      : []),
  ]
}

export interface SignInAttempt {
  email: string
  address: string | undefined
  now: number
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once are not all let
 * through. Throws `too_many_requests` when a limit is used up; `forgiveSignIn` takes it back.
 */
export async function countSignIn(database: Database, attempt: SignInAttempt): Promise<void> {
  await checkLimits(database, attempt)
  const { now } = attempt
  // In key order, so that two attempts at once do not wait for each other.
  for (const { key, max, windowMs } of inKeyOrder(attempt)) {
    const isOver = sql`${rateLimit.lastRequest} <= ${now - windowMs}`
    const [row] = await database.control
      .insert(rateLimit)
      .values({ id: uuidv7(), key, count: 1, lastRequest: now })
      .onConflictDoUpdate({
        target: rateLimit.key,
        set: {
          count: sql`case when ${isOver} then 1 else ${rateLimit.count} + 1 end`,
          lastRequest: sql`case when ${isOver} then ${now} else ${rateLimit.lastRequest} end`,
        },
      })
      .returning()
    if (row && row.count > max) throw tooMany(row.lastRequest + windowMs - now)
  }
}

/** The password was right: this attempt counts for nothing. */
export async function forgiveSignIn(database: Database, attempt: SignInAttempt): Promise<void> {
  for (const { key } of inKeyOrder(attempt)) {
    await database.control
      .update(rateLimit)
      .set({ count: sql`greatest(${rateLimit.count} - 1, 0)` })
      .where(eq(rateLimit.key, key))
  }
}

async function checkLimits(database: Database, attempt: SignInAttempt): Promise<void> {
  const limits = inKeyOrder(attempt)
  const keys = limits.map(({ key }) => key)
  const rows = await database.control.select().from(rateLimit).where(inArray(rateLimit.key, keys))
  for (const { key, max, windowMs } of limits) {
    const row = rows.find((candidate) => candidate.key === key)
    const leftMs = row ? row.lastRequest + windowMs - attempt.now : 0
    if (row && row.count >= max && leftMs > 0) throw tooMany(leftMs)
  }
}

const inKeyOrder = ({ email, address }: SignInAttempt) =>
  limitsOf(email, address).sort((a, b) => (a.key < b.key ? -1 : 1))

function tooMany(leftMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000))
  return new AppError('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}

/** An IPv6 client owns at least a /64, so single addresses of it mean nothing. */
function subnetOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = ''] = address.split('%')
  const [left = '', right] = head.split('::')
  const groups = left ? left.split(':') : []
  const tail = right ? right.split(':') : []
  const zeros = right === undefined ? 0 : 8 - groups.length - tail.length
  const all = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...tail]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
