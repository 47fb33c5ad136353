import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth'
import * as authSchema from '../../db/schema/auth.ts'
import type { AppDeps } from '../app-deps.ts'
import { passwordChars } from '../workspaces/create-workspace.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { hashPassword, verifyPassword } from './hash-password.ts'

export type Auth = ReturnType<typeof createAuth>

const HOUR_S = 3_600
/** A session ends this long after it was last used, and in any case as `findMember` says. */
const IDLE_HOURS = 24

/**
 * Sign-in by e-mail and password, and sessions; nobody signs up through it. Membership, roles and keys
 * are ours. On https the cookie is bound to the host (`__Host-`).
 */
export function createAuth({ database, publicUrl, secret, log }: AppDeps) {
  const isHttps = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Milepost',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(database.control, { provider: 'pg', schema: authSchema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordChars.min,
      maxPasswordLength: passwordChars.max,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: IDLE_HOURS * HOUR_S, updateAge: HOUR_S, freshAge: 10 * 60 },
    // Sign-in has limits of its own (limit-sign-in.ts), which count failures and know the account.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': false },
    },
    advanced: {
      // The prefix of better-auth would be __Secure-; ours binds to the host and path as well.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-milepost' : 'milepost',
      defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Done before it is asked, for every route alike (check-same-site.ts).
      disableCSRFCheck: true,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'warn']({ from: 'auth' }, message),
    },
  })
}
