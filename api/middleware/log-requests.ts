import type { MiddlewareHandler } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'

/** One line per request, without query, headers or body: these may hold what people typed. */
export function logRequests({ log }: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedMs = performance.now()
    await next()
    const line = {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - startedMs),
    }
    log[c.res.status >= 500 ? 'warn' : 'debug'](line, 'request')
  }
}
