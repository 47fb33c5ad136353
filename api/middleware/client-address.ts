import type { Context } from 'hono'
import type { AppEnv } from '../app-deps.ts'

/**
 * The address of whoever asks; undefined under `app.request`. X-Forwarded-For is believed only as far
 * as trusted proxies have written it: the entry that the outermost of them added.
 */
export function clientAddress(c: Context<AppEnv>, trustedProxies: number): string | undefined {
  const socket = c.env?.incoming?.socket.remoteAddress
  if (trustedProxies === 0) return socket
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-trustedProxies) || socket
}
