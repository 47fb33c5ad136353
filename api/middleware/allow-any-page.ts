import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-deps.ts'

/** How long a browser may rely on what a preflight was told. */
const preflightSeconds = 7_200
const shared = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after,x-request-id',
}
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET,POST',
  'access-control-allow-headers': 'authorization,content-type,content-encoding,x-retry-count',
  'access-control-max-age': String(preflightSeconds),
}

/**
 * CORS for pages of any origin: keys, not cookies, say who sends; which origins may is decided with the
 * key.
 */
export const allowAnyPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, preflight)
  Object.assign(c.get('headers'), shared)
  return next()
}
