import type { EventResult } from '#contract/event-batch'
import type { ReplayReport } from '#contract/dead-letter'
import { wireLimits } from '#contract/limits'
import {
  type DeadLetter,
  deleteDeadLetters,
  readDeadLetters,
} from '../../db/ingest/dead-letters.ts'
import type { Intake } from '../ingest/intake.ts'
import type { RequestContext } from '../request-context.ts'

/**
 * Takes every dead letter in again, oldest first, as received when it first was. What is stored by
 * then leaves the list; what is refused once more stays, with the new reason.
 */
export async function replayDeadLetters(
  { database, environment, now }: RequestContext,
  intake: Intake,
): Promise<ReplayReport> {
  const report: ReplayReport = { accepted: 0, duplicate: 0, rejected: 0 }
  let after: DeadLetter | undefined
  for (;;) {
    const letters = await database.withTenants([environment.id], (sql) =>
      readDeadLetters(sql, environment.id, {
        ...(after && { after }),
        limit: wireLimits.batchEvents,
      }),
    )
    after = letters.at(-1)
    if (!after) return report
    const { results } = await intake.accept({
      environmentId: environment.id,
      inputs: letters.map(({ payload }) => JSON.parse(payload) as unknown),
      envelope: { receivedAtMs: now, sentAt: undefined, context: {}, mayDeclareReceivedAt: true },
      source: null,
      isPage: false,
      isLive: false,
    })
    for (const { status } of results) report[status] += 1
    const settled = letters.filter((_, index) => isSettled(results[index]))
    await database.withTenants([environment.id], (sql) =>
      deleteDeadLetters(
        sql,
        environment.id,
        settled.map(({ messageId }) => messageId),
      ),
    )
  }
}

/** Stored, or of somebody of whom nothing may be kept. */
const isSettled = (result: EventResult | undefined) =>
  result !== undefined && (result.status !== 'rejected' || result.code === 'erased')
