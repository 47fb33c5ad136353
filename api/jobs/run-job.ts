import type { Database } from '../../db/client.ts'
import { backfillDefinition } from '../../db/facts/backfill-definition.ts'
import type { Job } from './jobs.ts'

/** Does one job. Doing it again, or two at once, does no harm. */
export async function runJob(database: Database, job: Job): Promise<void> {
  const { environmentId, subjectKind, subjectKey } = job
  await backfillDefinition(database, { environmentId, subjectKind, subjectKey })
}
