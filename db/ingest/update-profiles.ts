import { isRecord } from '#contract/rules/is-record'
import { readTime } from '#contract/rules/read-time'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { Attributed } from './attribute-events.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { lockRows } from './lock-rows.ts'
import type { Identities } from './resolve-identities.ts'

/** An account's row as it was when it was locked. */
export interface LockedAccount {
  id: string
  createdAtMs: number
  createdAtDeclared: boolean
  lastSeenAtMs: number | null
  internal: boolean
}

/** A user or account may be seen often; its row is written again only after this long. */
const lastSeenGrainMs = 60_000

/** Makes the account rows that are missing and locks them and the others, in key order. */
export async function lockAccounts(
  sql: TenantSql,
  environmentId: string,
  firstSeenMs: ReadonlyMap<string, number>,
  others: Iterable<string> = [],
): Promise<Map<string, LockedAccount>> {
  const { rows } = await lockRows<LockedAccount>(sql, environmentId, 'accounts', {
    firstSeenMs,
    others,
  })
  return rows
}

/** Traits, starts and last-seen times that these events bring to users and accounts. */
export async function updateProfiles(
  sql: TenantSql,
  environmentId: string,
  events: readonly Attributed[],
  identities: Identities,
  accounts: ReadonlyMap<string, LockedAccount>,
): Promise<void> {
  const users = new Map<string, Profile>()
  const companies = new Map<string, Profile>()
  for (const { event, userId, accountId } of events) {
    const user = userId && identities.users.get(userId)
    if (user) {
      const traits = event.type === 'identify' ? event.properties : traitsIn(event.context)
      see(profileIn(users, user), event, traits)
    }
    const account = accountId && accounts.get(accountId)
    if (account) {
      see(
        profileIn(companies, account),
        event,
        event.type === 'group' ? event.properties : noTraits,
      )
    }
  }
  await writeProfiles(sql, environmentId, 'users', users)
  await writeProfiles(sql, environmentId, 'accounts', companies)
}

interface Profile {
  id: string
  createdAtMs: number
  createdAtDeclared: boolean
  lastSeenAtMs: number
  traits: Record<string, unknown>
  isChanged: boolean
}

function profileIn(
  profiles: Map<string, Profile>,
  row:
    | LockedAccount
    | { id: string; createdAtMs: number; createdAtDeclared: boolean; lastSeenAtMs: number | null },
): Profile {
  let profile = profiles.get(row.id)
  if (!profile) {
    const { id, createdAtMs, createdAtDeclared, lastSeenAtMs } = row
    profile = {
      id,
      createdAtMs,
      createdAtDeclared,
      lastSeenAtMs: lastSeenAtMs ?? -Infinity,
      traits: {},
      isChanged: false,
    }
    profiles.set(id, profile)
  }
  return profile
}

const noTraits: Record<string, unknown> = {}

function see(profile: Profile, event: IncomingEvent, traits: Record<string, unknown>): void {
  if (traits !== noTraits) declare(profile, traits)
  if (!profile.createdAtDeclared && event.occurredAtMs < profile.createdAtMs) {
    profile.createdAtMs = event.occurredAtMs
    profile.isChanged = true
  }
  if (event.occurredAtMs >= profile.lastSeenAtMs + lastSeenGrainMs) {
    profile.lastSeenAtMs = event.occurredAtMs
    profile.isChanged = true
  }
}

function declare(profile: Profile, { createdAt, ...rest }: Record<string, unknown>): void {
  // What is no date is an ordinary trait value and declares nothing.
  const declaredMs = readTime(createdAt)
  // A later start is a sign-up of somebody who is known already: nothing of it applies.
  const isResignUp =
    declaredMs !== null && profile.createdAtDeclared && declaredMs > profile.createdAtMs
  if (isResignUp) return
  if (declaredMs !== null && !(profile.createdAtDeclared && declaredMs === profile.createdAtMs)) {
    profile.createdAtMs = declaredMs
    profile.createdAtDeclared = true
    profile.isChanged = true
  }
  if (Object.keys(rest).length > 0) {
    profile.traits = { ...profile.traits, ...rest }
    profile.isChanged = true
  }
}

async function writeProfiles(
  sql: TenantSql,
  environmentId: string,
  table: 'users' | 'accounts',
  profiles: ReadonlyMap<string, Profile>,
): Promise<void> {
  const changed = [...profiles.values()].filter((profile) => profile.isChanged)
  if (changed.length === 0) return
  const rows = changed.map((profile) => ({
    id: profile.id,
    created_at: toTimestamp(profile.createdAtMs),
    created_at_declared: profile.createdAtDeclared,
    last_seen_at: toTimestamp(profile.lastSeenAtMs),
    traits: profile.traits,
    name: typeof profile.traits.name === 'string' ? profile.traits.name : null,
  }))
  const name = table === 'accounts' ? sql`, name = coalesce(row.name, profile.name)` : sql``
  await sql`
    update ${sql(table)} as profile set
      created_at = row.created_at, created_at_declared = row.created_at_declared,
      last_seen_at = greatest(profile.last_seen_at, row.last_seen_at),
      traits = profile.traits || row.traits ${name}
    from ${rowsOf(sql, rows, 'id text, created_at timestamptz, created_at_declared boolean, last_seen_at timestamptz, traits jsonb, name text')}
    where profile.environment_id = ${environmentId} and profile.id = row.id`
}

function traitsIn({ traits }: Record<string, unknown>): Record<string, unknown> {
  return isRecord(traits) ? traits : noTraits
}
