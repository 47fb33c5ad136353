import type { Context, MiddlewareHandler } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { AppDeps, AppEnv } from '../app-deps.ts'

/**
 * What holds for every answer unless its route says otherwise: it names the request (ids that clients
 * send are not taken over), and nothing is sniffed, framed, or told where it came from.
 */
export function answerHeaders({ publicUrl }: AppDeps): MiddlewareHandler<AppEnv> {
  const shared = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
  return async (c, next) => {
    const requestId = uuidv7()
    const headers = { ...shared, 'x-request-id': requestId }
    c.set('requestId', requestId)
    c.set('headers', headers)
    await next()
    if (c.get('isWhole')) return
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  }
}

/**
 * An answer in JSON with its headers named at once. Adding them to an answer that is there costs as much
 * as all else that HTTP does for a small request, so that those that come by the thousand use this.
 */
export function answerWhole(c: Context<AppEnv>, value: unknown): Response {
  c.set('isWhole', true)
  return new Response(JSON.stringify(value), {
    headers: { ...c.get('headers'), 'content-type': 'application/json' },
  })
}
