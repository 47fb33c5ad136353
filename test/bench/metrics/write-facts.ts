import type { Database } from '../../../db/client.ts'
import { currentDefinitions } from '../../../db/facts/definitions.ts'
import { rederiveLocked } from '../../../db/facts/rederive-units.ts'
import { type HistorySize, usersPerAccount } from './history.ts'

const eventsPerStep = 50_000
const lanes = 2

/** Makes the facts of a filled history as the product makes them again: from raw events. */
export async function writeFacts(
  { background }: Pick<Database, 'background'>,
  environmentId: string,
  { events, accounts }: HistorySize,
  onTenth: (tenth: number) => void,
): Promise<void> {
  const accountsPerStep = Math.max(1, Math.floor((eventsPerStep * accounts) / events))
  let next = 0
  let tenths = 0
  const work = async () => {
    while (next < accounts) {
      const from = next
      next = Math.min(accounts, next + accountsPerStep)
      const accountIds = numbered('account', from, next)
      const userIds = numbered('user', from * usersPerAccount, next * usersPerAccount)
      await background.withTenants([environmentId], async (sql) => {
        const definitions = await currentDefinitions(sql, new Map(), environmentId)
        await rederiveLocked(sql, definitions, { environmentId, userIds, accountIds })
      })
      const done = Math.floor((10 * next) / accounts)
      if (done > tenths) onTenth((tenths = done))
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
}

function numbered(what: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => `${what}-${from + index}`)
}
