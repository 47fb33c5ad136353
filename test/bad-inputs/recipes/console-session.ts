import { randomBytes, randomUUID } from 'node:crypto'
import type { TestEnvironment } from '../../harness/new-environment.ts'
import type { CaseRun } from '../case-run.ts'
import { exchange, type Answer } from '../exchange.ts'

export interface Credentials {
  email: string
  password: string
}

/** A member at the console. */
export interface ConsoleSession {
  environment: TestEnvironment
  credentials: Credentials
  cookie: string
  /** Asks as the console would, unless headers say otherwise (undefined: leaves one out). */
  ask(
    method: string,
    path: string,
    options?: { body?: string; headers?: Record<string, string | undefined> },
  ): Promise<Answer>
}

/** An owner of a workspace of their own, signed in. */
export async function openConsoleSession(run: CaseRun): Promise<ConsoleSession> {
  const credentials = { email: `${randomUUID()}@example.com`, password: 'correct horse battery' }
  const environment = await run.newEnvironment({ owner: { name: 'Ada', ...credentials } })
  const answer = await trySignIn(run, credentials)
  const cookie = cookieOf(answer)
  const { url } = run.bench.server
  return {
    environment,
    credentials,
    cookie,
    ask: (method, path, { body, headers = {} } = {}) => {
      const all = {
        cookie,
        origin: url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      }
      const given = Object.entries(all).filter((entry) => entry[1] !== undefined)
      return exchange(url, {
        method,
        path,
        headers: Object.fromEntries(given),
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
      })
    },
  }
}

/** Signs in from an address that nobody else has, unless one is given. */
export function trySignIn(
  run: CaseRun,
  credentials: Credentials,
  { address = newAddress(), cookie }: { address?: string; cookie?: string } = {},
): Promise<Answer> {
  const { url } = run.bench.server
  return exchange(url, {
    method: 'POST',
    path: '/api/auth/sign-in/email',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      origin: url,
      ...(cookie === undefined ? {} : { cookie }),
    },
    body: Buffer.from(JSON.stringify(credentials)),
  })
}

/** What the answer sets, as it is sent back. */
export function cookieOf({ headers }: Answer): string {
  return /(\S+?=[^;]+)/.exec(headers['set-cookie'] ?? '')?.[1] ?? ''
}

/** An IPv4 address of a test network. */
export function newAddress(): string {
  return `198.18.${[...randomBytes(2)].join('.')}`
}
