import type { MiddlewareHandler } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError } from '../errors.ts'

/** Whoever asked has something better to do than to wait longer. */
const answerMs = 10_000

/**
 * Answers `unavailable` at once while the database is known to be down, before a body is read, and
 * after 10 s in any case; `request_timeout` where it is the body that is not there by then. What was
 * begun goes on; events that are sent again are stored once.
 */
export function answerInTime({ database }: Pick<AppDeps, 'database'>): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    if (database.isDown()) throw new AppError('unavailable')
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const isWhole = c.env?.incoming?.complete ?? true
        reject(new AppError(isWhole ? 'unavailable' : 'request_timeout'))
      }, answerMs)
      void next()
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
  }
}
