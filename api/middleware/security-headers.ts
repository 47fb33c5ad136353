import type { MiddlewareHandler } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'

/**
 * What holds for every answer unless its route says otherwise: nothing is sniffed, framed, or told
 * where it came from. Pages add what they need (`pageContentPolicy`).
 */
export function securityHeaders({ publicUrl }: AppDeps): MiddlewareHandler<AppEnv> {
  const shared = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(shared)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  }
}

/** For our own pages: everything from here, nothing inline, framed by nobody. */
export const pageContentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pictures that modals show, in the preview of a guide.
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
