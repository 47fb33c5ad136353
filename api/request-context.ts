import type { Role } from '#contract/workspace'
import type { Database } from '../db/client.ts'
import type { environments } from '../db/schema/environments.ts'
import type { Jobs } from './jobs/jobs.ts'

export type EnvironmentRow = typeof environments.$inferSelect

/** Who asks. */
export type Actor =
  | { kind: 'member'; userId: string; name: string; role: Role }
  | { kind: 'secret_key'; keyId: string }
  | { kind: 'write_key'; keyId: string }

/** What a verb knows of its request. Every query is scoped by `environment.id`. */
export interface RequestContext {
  environment: EnvironmentRow
  actor: Actor
  /** The only clock: ms since the epoch, the same for the whole request. */
  now: number
  requestId: string
  /** Aborted when the caller leaves before the answer. */
  signal: AbortSignal
  database: Database
  jobs: Jobs
  publicUrl: string
}

/** How an actor is named where a change is recorded. */
export function actorName(actor: Actor): string {
  return actor.kind === 'member' ? actor.name : `${actor.kind}:${actor.keyId}`
}
