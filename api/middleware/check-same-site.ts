import type { Context } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError } from '../errors.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses what another site's page could make a signed-in browser send: every change must say that it
 * comes from here (Sec-Fetch-Site or Origin, which scripts cannot forge) and must be JSON, which a
 * foreign form cannot be.
 */
export function checkSameSite(c: Context<AppEnv>, { publicUrl }: Pick<AppDeps, 'publicUrl'>): void {
  if (SAFE_METHODS.includes(c.req.method)) return
  if (!isFromHere(c, publicUrl)) throw new AppError('cross_site_request')
  // Forms can only POST; for anything else, or for JSON, a browser asks us first (CORS).
  const type = c.req.header('content-type') ?? ''
  if (c.req.method === 'POST' && !/^application\/json\b/i.test(type)) {
    throw new AppError('cross_site_request', {
      detail: 'The content type must be application/json.',
    })
  }
}

function isFromHere(c: Context<AppEnv>, publicUrl: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  return origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin
}
