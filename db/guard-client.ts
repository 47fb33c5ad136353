import type postgres from 'postgres'
import { beginTransaction } from './begin-transaction.ts'
import type { ConnectionGate } from './connection-gate.ts'

/** The same client for drizzle, with each query and each transaction behind the gate of its pool. */
export function guardClient(client: postgres.Sql, gate: ConnectionGate): postgres.Sql {
  const unsafe = (...query: Parameters<postgres.Sql['unsafe']>) => ({
    // As lazy as the driver's own: nothing is asked until somebody wants rows, or rows as arrays.
    then: (...then: Parameters<Promise<unknown>['then']>) =>
      gate.run(async () => client.unsafe(...query)).then(...then),
    values: () => gate.run(async () => client.unsafe(...query).values()),
  })
  const begin = (fn: (sql: postgres.TransactionSql) => Promise<unknown>) =>
    gate.run(() => beginTransaction(client, fn))
  const guarded: Record<PropertyKey, unknown> = { unsafe, begin }
  return new Proxy(client, {
    get: (target, name) => guarded[name] ?? Reflect.get(target, name),
  })
}
