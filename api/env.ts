import { resolve } from 'node:path'
import { wireLimits } from '#contract/limits'
import { z } from 'zod'
import { CannotStart } from '../db/embedded/cannot-start.ts'
import { defaultLimits, type RateLimits } from './middleware/limit-rate.ts'

/** What the process was told by its environment, checked and with its defaults. */
export interface Env {
  /** 0 lets the system choose. */
  port: number
  host: string
  /** An external PostgreSQL. Absent: the embedded one. */
  databaseUrl: string | undefined
  /** For migrations and LISTEN, where a pooler stands before `databaseUrl`. */
  directDatabaseUrl: string | undefined
  /** Absolute. Holds the embedded database and the generated secret. */
  dataFolder: string
  isDemo: boolean
  /** The address that others reach this server by, without a slash at the end; absent: from host and port. */
  publicUrl: string | undefined
  /** At least 32 characters. Absent only with the embedded database: then it is kept in the data folder. */
  secret: string | undefined
  /** How many proxies stand in front, each trusted to add one X-Forwarded-For entry. */
  trustedProxies: number
  /** Per key and process. */
  limits: RateLimits
  /** Opens /metrics to other machines. Absent: to this machine alone. */
  metricsToken: string | undefined
  smtpUrl: string | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i
const SECRET_CHARS = 32

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  HOST: z.string().default('localhost'),
  DATABASE_URL: postgresUrl().optional(),
  DATABASE_URL_DIRECT: postgresUrl().optional(),
  MILEPOST_DATA: z.string().default('.milepost'),
  MILEPOST_DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  MILEPOST_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  MILEPOST_SECRET: z
    .string()
    .min(
      SECRET_CHARS,
      `must have at least ${SECRET_CHARS} characters; make one: openssl rand -hex 32`,
    )
    .optional(),
  MILEPOST_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MILEPOST_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MILEPOST_LIMIT_REQUESTS: limit(defaultLimits.requestsPerSecond),
  MILEPOST_LIMIT_EVENTS: limit(defaultLimits.eventsPerSecond, wireLimits.batchEvents),
  MILEPOST_LIMIT_MANAGEMENT: limit(defaultLimits.managementPerMinute),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/**
 * Reads the environment; an empty variable counts as absent. The only reader of `process.env`.
 * Throws CannotStart with every problem at once, each naming its variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const { data, error } = schema.safeParse(given)
  if (error) {
    const problems = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new CannotStart(`The environment has to be corrected:\n${problems.join('\n')}`)
  }
  if (data.DATABASE_URL && !data.MILEPOST_SECRET) {
    throw new CannotStart(
      'MILEPOST_SECRET is required with DATABASE_URL, the same for every process that shares the ' +
        'database: MILEPOST_SECRET=$(openssl rand -hex 32)',
    )
  }
  const isLoopback = LOOPBACK.test(data.HOST)
  if (data.MILEPOST_DEMO === '1' && !isLoopback) {
    throw new CannotStart(
      `The demo signs anyone in who can reach it, so it is not made on HOST=${data.HOST}. ` +
        'Leave HOST away to try it here, or MILEPOST_DEMO=0 to serve without it.',
    )
  }
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    directDatabaseUrl: data.DATABASE_URL_DIRECT,
    dataFolder: resolve(data.MILEPOST_DATA),
    isDemo: data.MILEPOST_DEMO ? data.MILEPOST_DEMO === '1' : isLoopback && !data.DATABASE_URL,
    publicUrl: data.MILEPOST_URL?.replace(/\/+$/, ''),
    secret: data.MILEPOST_SECRET,
    trustedProxies: data.MILEPOST_TRUST_PROXY,
    limits: {
      requestsPerSecond: data.MILEPOST_LIMIT_REQUESTS,
      eventsPerSecond: data.MILEPOST_LIMIT_EVENTS,
      managementPerMinute: data.MILEPOST_LIMIT_MANAGEMENT,
    },
    metricsToken: data.MILEPOST_METRICS_TOKEN,
    smtpUrl: data.SMTP_URL,
    logLevel: data.LOG_LEVEL,
  }
}

function limit(usual: number, least = 1) {
  return z.coerce
    .number()
    .int()
    .min(least, `must be a whole number from ${least} on`)
    .default(usual)
}

function postgresUrl() {
  return z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be postgres://user:password@host:5432/name',
  })
}
