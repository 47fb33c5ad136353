import type postgres from 'postgres'
import { beginTransaction } from './begin-transaction.ts'
import type { ConnectionGate } from './connection-gate.ts'

/** The same client for drizzle, with each query and each transaction behind the gate of its pool. */
export function guardClient(client: postgres.Sql, gate: ConnectionGate): postgres.Sql {
  const unsafe = (...query: Parameters<postgres.Sql['unsafe']>) => {
    let isArrays = false
    // In the next microtask, when it is known in which form the rows are wanted.
    const rows = Promise.resolve().then(() =>
      gate.run<unknown>(async () => {
        const asked = client.unsafe(...query)
        return isArrays ? asked.values() : asked
      }),
    )
    const values = () => {
      isArrays = true
      return rows
    }
    return Object.assign(rows, { values })
  }
  const begin = (fn: (sql: postgres.TransactionSql) => Promise<unknown>) =>
    gate.run(() => beginTransaction(client, fn))
  const guarded: Record<PropertyKey, unknown> = { unsafe, begin }
  return new Proxy(client, {
    get: (target, name) => guarded[name] ?? Reflect.get(target, name),
  })
}
