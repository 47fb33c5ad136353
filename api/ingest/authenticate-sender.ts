import type { Context } from 'hono'
import type { AppEnv, IntakeDeps } from '../app-deps.ts'
import { AppError } from '../errors.ts'
import { findKey, type FoundKey } from '../keys/find-key.ts'

/**
 * Who sends: a key as Basic user name, as Bearer, or as `writeKey` in the body. Throws `invalid_key`,
 * the same for unknown and revoked ones, `secret_key_in_browser`, `origin_not_allowed`, and
 * `too_many_requests` where the key has sent more than its share.
 */
export async function authenticateSender(
  { database, limiters }: Pick<IntakeDeps, 'database' | 'limiters'>,
  c: Context<AppEnv>,
  body: Record<string, unknown>,
): Promise<FoundKey> {
  const presented = presentedKey(c.req.header('authorization'), body.writeKey)
  const key = presented === undefined ? undefined : await findKey(database, presented)
  if (!key) throw new AppError('invalid_key')
  await limiters.countSent(key.id, Array.isArray(body.batch) ? body.batch.length : 1)
  const origin = c.req.header('origin')
  if (origin === undefined) return key
  if (key.kind === 'secret') throw new AppError('secret_key_in_browser')
  // Of use in browsers only: anybody else can send the Origin they like.
  const { allowedOrigins } = key.environment
  if (allowedOrigins.length > 0 && !allowedOrigins.includes(origin)) {
    throw new AppError('origin_not_allowed', { detail: `${origin.slice(0, 300)} is not listed.` })
  }
  return key
}

function presentedKey(authorization: string | undefined, inBody: unknown): string | undefined {
  const [scheme, credentials = ''] = authorization?.split(' ') ?? []
  if (scheme && /^basic$/i.test(scheme)) {
    const [name] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
    if (name) return name
  }
  if (scheme && /^bearer$/i.test(scheme) && credentials) return credentials
  return typeof inBody === 'string' ? inBody : undefined
}
