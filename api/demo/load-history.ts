import { z } from 'zod'
import { upsertResponseSchema } from '#contract/account'
import { batchResponseSchema } from '#contract/event-batch'
import { guideKinds } from '#contract/guide'
import { wireLimits } from '#contract/limits'
import type { DemoDeps } from './demo-deps.ts'
import type { DemoRecord } from './demo-record.ts'
import { makeHistory } from './history/make-history.ts'

/** Rows of one upsert that still get an answer each. */
const ACCOUNTS_AT_ONCE = 200

/**
 * Sends the sample history with the secret key, as a vendor's server would, and notes how far it got:
 * cut short, it goes on from there with the same events under the same ids. Throws when a batch or an
 * event of it is refused.
 */
export async function loadHistory(
  deps: DemoDeps,
  { record, keep, log }: { record: DemoRecord; keep: () => void; log: (line: string) => void },
): Promise<void> {
  // Runs are told of published versions: one of each kind has to be there.
  const guides = z.record(z.enum(guideKinds), z.string()).parse(record.guides)
  record.historyUntilMs ??= deps.now()
  keep()
  const { accounts, events } = makeHistory({
    nowMs: record.historyUntilMs,
    guides,
  })
  if (record.historyBatches === 0) {
    for (const rows of chunksOf(accounts, ACCOUNTS_AT_ONCE)) {
      const body = { accounts: rows }
      const { results } = upsertResponseSchema.parse(
        await post(deps, record, '/api/v1/accounts/batch', body),
      )
      refuseNothing(results)
    }
  }
  const batches = chunksOf(events, wireLimits.batchEvents)
  for (const [index, batch] of batches.entries()) {
    if (index < record.historyBatches) continue
    if (deps.isDraining?.()) return
    const answer = await post(deps, record, '/v1/import', { batch })
    refuseNothing(batchResponseSchema.parse(answer).results)
    record.historyBatches = index + 1
    keep()
    sayProgress(log, index + 1, batches.length, accounts.length)
  }
  record.isHistoryLoaded = true
  keep()
}

/** Four lines in all; none for what an earlier start has done. */
function sayProgress(
  log: (line: string) => void,
  done: number,
  total: number,
  accounts: number,
): void {
  const quarter = Math.floor((done / total) * 4)
  if (quarter === Math.floor(((done - 1) / total) * 4)) return
  log(`Loading the sample history of ${accounts} customers… ${quarter * 25}%`)
}

async function post(
  { request }: DemoDeps,
  { secretKey }: DemoRecord,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

function refuseNothing(results: readonly { status: string; code?: string | undefined }[]): void {
  const refused = results.find(({ status }) => status === 'rejected')
  if (refused) throw new Error(`A row of the sample history was refused: ${refused.code}`)
}

function chunksOf<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
