import type { RequestCode } from '#contract/codes'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError, notFound } from '../errors.ts'
import { checkSameSite } from '../middleware/check-same-site.ts'
import { clientAddress } from '../middleware/client-address.ts'
import { readJsonBody } from '../middleware/read-json-body.ts'
import { describeRoute } from '../openapi/describe-route.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { countSignIn, forgiveSignIn } from './limit-sign-in.ts'
import type { LoadAuth } from './load-auth.ts'

const credentialsSchema = z.looseObject({
  email: z.email().max(320),
  password: z.string().max(256),
})
const signedInSchema = z.looseObject({
  user: z.looseObject({ id: z.string(), name: z.string(), email: z.string() }),
})

/** What better-auth answers to; all its other addresses do not exist here. */
export function authRoutes(deps: AppDeps, loadAuth: LoadAuth): Hono<AppEnv> {
  const shared = { tag: 'sign-in', security: 'none' } as const
  return new Hono<AppEnv>()
    .use(async (c, next) => {
      checkSameSiteIfBrowser(c, deps)
      await next()
    })
    .post(
      '/sign-in/email',
      describeRoute({
        ...shared,
        summary: 'Sign in; sets the session cookie',
        body: credentialsSchema,
        answer: signedInSchema,
      }),
      (c) => signIn(c, deps, loadAuth),
    )
    .post('/sign-out', describeRoute({ ...shared, summary: 'End the session' }), (c) =>
      forward(c, deps, loadAuth),
    )
    .get(
      '/get-session',
      describeRoute({
        ...shared,
        summary: 'The session, or null',
        answer: signedInSchema.nullable(),
      }),
      (c) => forward(c, deps, loadAuth),
    )
}

async function signIn(c: Context<AppEnv>, deps: AppDeps, loadAuth: LoadAuth): Promise<Response> {
  const credentials = credentialsSchema.safeParse(await readJsonBody(c))
  if (!credentials.success) throw new AppError('wrong_credentials')
  const { email } = credentials.data
  const attempt = { email, address: clientAddress(c, deps.trustedProxies), now: deps.now() }
  await countSignIn(deps.database, attempt)
  try {
    const answer = await forward(c, deps, loadAuth, JSON.stringify(credentials.data))
    await forgiveSignIn(deps.database, attempt)
    return answer
  } catch (error) {
    const isWrong = error instanceof AppError && error.code === 'wrong_credentials'
    if (!isWrong) await forgiveSignIn(deps.database, attempt)
    throw error
  }
}

/** Hands the request on, and gives refusals the form that all of ours have. */
async function forward(
  c: Context<AppEnv>,
  deps: AppDeps,
  loadAuth: LoadAuth,
  body?: string,
): Promise<Response> {
  const headers = new Headers(c.req.raw.headers)
  headers.delete('content-length')
  headers.delete(clientAddressHeader)
  const address = clientAddress(c, deps.trustedProxies)
  if (address) headers.set(clientAddressHeader, address)
  if (c.req.method === 'POST') headers.set('content-type', 'application/json')
  const { pathname } = new URL(c.req.url)
  const auth = await loadAuth()
  const answer = await auth.handler(
    new Request(deps.publicUrl + pathname, {
      method: c.req.method,
      headers,
      ...(c.req.method === 'POST' ? { body: body ?? '{}' } : {}),
    }),
  )
  if (answer.ok) return answer
  const code = refusalOf(answer.status)
  if (!code) throw notFound('address', pathname)
  const retryAfter = answer.headers.get('x-retry-after')
  throw new AppError(code, { headers: retryAfter ? { 'retry-after': retryAfter } : {} })
}

function refusalOf(status: number): RequestCode | undefined {
  if (status === 401) return 'wrong_credentials'
  if (status === 403) return 'cross_site_request'
  if (status === 404) return undefined
  if (status === 429) return 'too_many_requests'
  return status >= 500 ? 'internal' : 'invalid_input'
}

/** A client that is no browser (curl) sends none of these and has no cookies to abuse. */
function checkSameSiteIfBrowser(c: Context<AppEnv>, deps: AppDeps): void {
  const isBrowser = ['cookie', 'origin', 'sec-fetch-site'].some((name) => c.req.header(name))
  if (isBrowser) checkSameSite(c, deps)
}
