import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError, notFound } from '../errors.ts'
import { clientAddress } from '../middleware/client-address.ts'
import { processMetrics } from './process-metrics.ts'

/** Is the process alive, may it be given requests, and how is it. */
export function healthRoutes(deps: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      if (deps.isDraining?.()) throw new AppError('unavailable', { detail: 'Shutting down.' })
      if (deps.database.isDown()) throw new AppError('unavailable')
      return c.text('ok')
    })
    .get('/metrics', (c) => {
      // Behind a proxy everybody comes from loopback, so what a proxy passed on is not answered.
      const address = clientAddress(c, 0)
      const isLoopback = address === undefined || /^(127\.|::1$|::ffff:127\.)/.test(address)
      if (!isLoopback || c.req.header('x-forwarded-for')) throw notFound('address', '/metrics')
      return c.text(processMetrics(), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      })
    })
}
