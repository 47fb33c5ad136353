import type { TenantSql } from '../../db/client.ts'
import type { DefinitionSubject } from '../../db/facts/rederive-definition.ts'

/** Work done after the request that asked for it, or every hour, by any process. */
export type Job = ({ kind: 'backfill' } & DefinitionSubject) | { kind: 'retention' }

export interface Jobs {
  /**
   * Within the caller's transaction: the job exists exactly when that commits. Waits for a `start` that
   * is under way.
   */
  enqueue(sql: TenantSql, job: Job): Promise<void>
  /** Starts working; jobs enqueued before are taken up. */
  start(): Promise<void>
  /** Finishes what is running; the rest waits for the next process. Harmless where nothing was started. */
  stop(): Promise<void>
}
