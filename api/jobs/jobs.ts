import type { TenantSql } from '../../db/client.ts'

/** Work done after the request that asked for it, by any process. */
export interface Job {
  kind: 'backfill'
  environmentId: string
  subjectKind: 'milestone' | 'feature'
  subjectKey: string
}

export interface Jobs {
  /** Within the caller's transaction: the job exists exactly when that commits. */
  enqueue(sql: TenantSql, job: Job): Promise<void>
  /** Starts working; jobs enqueued before are taken up. */
  start(): Promise<void>
  /** Finishes what is running; the rest waits for the next process. */
  stop(): Promise<void>
}
