import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError, notFound } from '../errors.ts'
import { clientAddress } from '../middleware/client-address.ts'
import type { Metrics } from './metrics.ts'

/** Is the process alive, may it be given requests, and how is it. */
export function healthRoutes(deps: AppDeps & { metrics: Metrics }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', (c) => {
      if (deps.isDraining?.()) throw new AppError('unavailable', { detail: 'Shutting down.' })
      if (deps.database.isDown()) throw new AppError('unavailable')
      return c.text('ok')
    })
    .get('/metrics', async (c) => {
      if (!isFromHere(c) && !hasToken(c, deps.metricsToken)) throw notFound('address', '/metrics')
      return c.text(await deps.metrics.toText(), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      })
    })
}

/** Behind a proxy everybody comes from loopback, so what a proxy passed on is not from here. */
function isFromHere(c: Context<AppEnv>): boolean {
  const address = clientAddress(c, 0)
  const isLoopback = address === undefined || /^(127\.|::1$|::ffff:127\.)/.test(address)
  return isLoopback && !c.req.header('x-forwarded-for')
}

function hasToken(c: Context<AppEnv>, token: string | undefined): boolean {
  if (token === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const presented = c.req.header('authorization') ?? ''
  return timingSafeEqual(digest(presented), digest(`Bearer ${token}`))
}
