import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-deps.ts'

/**
 * Middleware in this order, as one. The router keeps account of each step of each request for as long
 * as it is under way. Only the first may answer by itself; the others go on or throw.
 */
export function inOneStep(...steps: MiddlewareHandler<AppEnv>[]): MiddlewareHandler<AppEnv> {
  return steps.reduceRight(
    (rest, step) => (c, next) => step(c, () => rest(c, next) as Promise<void>),
  )
}
