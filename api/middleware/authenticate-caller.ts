import type { MiddlewareHandler } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { findMember, type SignedIn } from '../auth/find-member.ts'
import type { LoadAuth } from '../auth/load-auth.ts'
import { AppError } from '../errors.ts'
import { findKey, type FoundKey } from '../keys/find-key.ts'
import { checkSameSite } from './check-same-site.ts'
import type { RateLimiters } from './limit-rate.ts'

/** Who asks for something below /api/v1, before it is known for which environment. */
export type Caller = { kind: 'secret_key'; key: FoundKey } | ({ kind: 'member' } & SignedIn)

/**
 * A secret key as Bearer (or as Basic user name), else the session cookie. Throws `invalid_key`,
 * `secret_key_in_browser`, `not_signed_in`, `cross_site_request`, `too_many_requests`.
 */
export function authenticateCaller(
  deps: AppDeps & { limiters: RateLimiters },
  loadAuth: LoadAuth,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.header('cache-control', 'no-store')
    const presented = keyOf(c.req.header('authorization'))
    if (presented !== undefined) {
      // Browsers send Origin with every request that could come from a page.
      if (c.req.header('origin')) throw new AppError('secret_key_in_browser')
      const key = await findKey(deps.database, presented)
      if (!key) throw new AppError('invalid_key')
      if (key.kind === 'write') {
        throw new AppError('invalid_key', {
          detail: 'A write key only takes in events; use a secret key (mp_sk_…) here.',
        })
      }
      await deps.limiters.countManaged(key.id)
      c.set('caller', { kind: 'secret_key', key })
      return next()
    }
    const member = await findMember(c, deps, loadAuth)
    if (!member) throw new AppError('not_signed_in')
    checkSameSite(c, deps)
    await deps.limiters.countManaged(member.userId)
    c.set('caller', { kind: 'member', ...member })
    return next()
  }
}

function keyOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/)
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString().split(':')[0] ?? ''
  return value
}
