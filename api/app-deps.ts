import type { HttpBindings } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Database } from '../db/client.ts'
import type { Intake } from './ingest/intake.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Caller } from './middleware/authenticate-caller.ts'
import type { RateLimiters, RateLimits } from './middleware/limit-rate.ts'

/** Everything the application needs from outside; handed in once, by the process or by a test. */
export interface AppDeps {
  database: Database
  /** The only clock: integer ms since the epoch. */
  now: () => number
  /** The address others reach this server by, without a slash at the end. */
  publicUrl: string
  /** At least 32 characters; signs session cookies. */
  secret: string
  jobs: Jobs
  log: Logger
  /** How many proxies stand in front, each trusted to add one X-Forwarded-For entry. */
  trustedProxies: number
  isDemo: boolean
  /** Where the demo keeps its sign-in and keys. Absolute; without it there is no demo. */
  dataFolder?: string
  /** Holds `sdk`, `console` and `demo` as the build left them. Absolute. */
  distFolder: string
  /** True once the process was told to stop: /readyz says so, so that balancers look elsewhere. */
  isDraining?: () => boolean
  /** Opens /metrics to other machines, as Bearer. Absent: to this machine alone. */
  metricsToken?: string | undefined
  /** Absent: `defaultLimits`. */
  limits?: RateLimits
}

/** What the routes of senders and pages work with as well. */
export interface IntakeDeps extends AppDeps {
  intake: Intake
  limiters: RateLimiters
}

/** What our middleware leaves on Hono's context. */
export interface AppEnv {
  /** Empty under `app.request`; Node's request and response otherwise. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    /** Of the answer, unless its route says otherwise. */
    headers: Record<string, string>
    /** The answer was made with its headers (`answerWhole`). */
    isWhole?: boolean
    /** Set below /api/v1. */
    caller: Caller
  }
}
