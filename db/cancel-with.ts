import type postgres from 'postgres'
import type { TenantSql } from './client.ts'
import { codesOf } from './is-unavailable.ts'

/** What is under way in the driver, and how it is called off; known to it, not to its types. */
interface Query {
  active: boolean
  canceller: ((query: Query) => Promise<unknown>) | null
}

/**
 * The same client, for somebody who may leave: once the signal is aborted, the statement that is
 * running is cancelled in the database and no other one begins.
 */
export function cancelWith(sql: TenantSql, signal: AbortSignal): TenantSql {
  const queries = new Set<Query>()
  signal.addEventListener('abort', () => queries.forEach(cancel), { once: true })
  const whileWanted = <Ask extends (...args: never[]) => unknown>(ask: Ask): Ask =>
    new Proxy(ask, {
      apply: (target, self, args: Parameters<Ask>) => {
        signal.throwIfAborted()
        const asked: unknown = Reflect.apply(target, self, args)
        if (asked instanceof Promise) queries.add(asked as unknown as Query)
        return asked
      },
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        return name === 'unsafe' ? whileWanted(value as Ask) : value
      },
    })
  return whileWanted(sql)
}

/** Not by the driver's own `cancel`, which leaves the failure of what it sends to nobody. */
function cancel(query: Query): void {
  const { canceller } = query
  if (!query.active || !canceller) return
  query.canceller = null
  canceller(query).catch(() => {})
}

/** Whether a statement was ended because it took too long. */
export function isTimedOut(error: unknown): error is postgres.PostgresError {
  return codesOf(error).includes('57014')
}
