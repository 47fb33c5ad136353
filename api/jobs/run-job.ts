import type { Database } from '../../db/client.ts'
import { backfillDefinition } from '../../db/facts/backfill-definition.ts'
import { applyRetention } from '../../db/retention/apply-retention.ts'
import type { Job, Jobs } from './jobs.ts'

/** A backfill makes way for the next after this long, or for the end of the process. */
const backfillMs = 4_000

/** Does one job, or a part of it and asks for the rest. Doing it again, or two at once, does no harm. */
export async function runJob(
  { database, now, jobs }: { database: Database; now: () => number; jobs: Pick<Jobs, 'enqueue'> },
  job: Job,
): Promise<void> {
  const { background, raw } = database
  if (job.kind === 'retention') return applyRetention({ ...background, raw }, now())
  const { kind: _, ...subject } = job
  const isDone = await backfillDefinition(background, subject, { budgetMs: backfillMs })
  if (isDone) return
  await background.withTenants([job.environmentId], (sql) => jobs.enqueue(sql, job))
}
