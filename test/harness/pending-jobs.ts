import type { Job, Jobs } from '../../api/jobs/jobs.ts'
import { runJob } from '../../api/jobs/run-job.ts'
import type { Database } from '../../db/client.ts'

export interface PendingJobs {
  jobs: Jobs
  /** Does what waits, until nothing does. One that fails waits again, as it would in the queue. */
  run(): Promise<void>
}

/** A queue in memory, worked at only when told to. */
export function createPendingJobs(deps: { database: Database; now: () => number }): PendingJobs {
  const pending: Job[] = []
  const jobs: Jobs = {
    enqueue: async (_sql, job) => void pending.push(job),
    start: async () => {},
    stop: async () => {},
  }
  return {
    jobs,
    run: async () => {
      for (let job = pending.shift(); job; job = pending.shift()) {
        try {
          await runJob({ ...deps, jobs }, job)
        } catch (error) {
          pending.unshift(job)
          throw error
        }
      }
    },
  }
}
