import type postgres from 'postgres'
import { codesOf, DatabaseUnavailable } from './is-unavailable.ts'

/** What ends a connection as well: FATAL errors of the server, errors of the driver and of the network. */
const lostCodes = /^(08|57P0|DATABASE_UNAVAILABLE$|CONNECTION_|E[A-Z]+$)/
/** The connection of such an error closes at once; should it not, the transaction is rolled back. */
const closesWithinMs = 2_000
/** The connection was closed: by an administrator, by the server's going down, for a reason not told. */
const endedCodes = ['57P01', 'CONNECTION_ENDED', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE']
/** A server that closes its connections closes all of a pool. */
const attempts = 5
const notBegun = new DatabaseUnavailable('The transaction did not begin')
/** Beginning waits for nothing but its connection. */
const beginsWithinMs = 2_500

/**
 * The driver's `begin`, for connections that may die in the middle (postgres 3.4.9 does not allow for
 * that). It would roll back on the dead connection, which throws where nobody can catch it and leaves
 * the rollback in the queue of the next connection, whose answers then go to the wrong questions. And a
 * late query of `fn` would run in whatever transaction uses the connection by then.
 */
export function beginTransaction<T, Types extends Record<string, unknown>>(
  client: postgres.Sql<Types>,
  fn: (sql: postgres.TransactionSql<Types>) => Promise<T>,
): Promise<T> {
  let isOver = false
  const whileOpen = <Fn extends (...args: never[]) => unknown>(ask: Fn): Fn =>
    new Proxy(ask, {
      apply: (target, self, args: Parameters<Fn>) => {
        if (isOver) throw new DatabaseUnavailable('The transaction has ended')
        return Reflect.apply(target, self, args)
      },
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        return name === 'unsafe' ? whileOpen(value as Fn) : value
      },
    })
  let isBegun = false
  const run = (sql: postgres.TransactionSql<Types>) => {
    isBegun = true
    // Left unsettled when the connection is lost: its closing ends the transaction then.
    return new Promise<T>((resolve, reject) => {
      fn(whileOpen(sql)).then(resolve, (error: unknown) => {
        const rollBack = () => isOver || reject(error)
        if (isConnectionLost(error)) setTimeout(rollBack, closesWithinMs).unref()
        else rollBack()
      })
    })
  }
  const beginInTime = () =>
    new Promise<T>((resolve, reject) => {
      let isGivenUp = false
      // The driver forgets a question that meets its connection between dying and being closed.
      const forgotten = setTimeout(() => {
        if (isBegun) return
        isGivenUp = true
        reject(notBegun)
      }, beginsWithinMs)
      client
        .begin((sql) => {
          if (isGivenUp) throw new DatabaseUnavailable('The transaction began too late')
          return run(sql)
        })
        .then((result) => resolve(result as T), reject)
        .finally(() => clearTimeout(forgotten))
    })
  const begin = async (attempt = 1): Promise<T> => {
    try {
      return await beginInTime()
    } catch (error) {
      // The first question on a connection is told how it ended meanwhile, or how the one before it did.
      const isOfAnother =
        error === notBegun || codesOf(error).some((code) => endedCodes.includes(code))
      if (isBegun || attempt === attempts || !isOfAnother) throw error
      return begin(attempt + 1)
    }
  }
  return begin().finally(() => {
    isOver = true
  })
}

/** Whether this error ended its connection too, so that nothing may be asked on it any more. */
export function isConnectionLost(error: unknown): boolean {
  return codesOf(error).some((code) => lostCodes.test(code))
}
