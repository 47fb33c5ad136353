import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../errors.ts'

/** How much one key may ask of one process. */
export interface RateLimits {
  /** Of a write key (or of a secret key that sends events), below /v1. */
  requestsPerSecond: number
  eventsPerSecond: number
  /** Of a secret key or a member, below /api/v1. */
  managementPerMinute: number
}

/** Far above what one vendor sends: these keep a runaway script from taking the server for itself. */
export const defaultLimits: RateLimits = {
  requestsPerSecond: 10_000,
  eventsPerSecond: 50_000,
  managementPerMinute: 6_000,
}

export interface RateLimiters {
  /** Counts one request with so many events. Throws `too_many_requests`. */
  countSent(keyId: string, events: number): Promise<void>
  /** Counts one request. Throws `too_many_requests`. */
  countManaged(callerId: string): Promise<void>
}

/** Counts in this process alone: N processes behind a balancer let through N times as much. */
export function createRateLimiters(limits: RateLimits): RateLimiters {
  const requests = new RateLimiterMemory({ points: limits.requestsPerSecond, duration: 1 })
  const events = new RateLimiterMemory({ points: limits.eventsPerSecond, duration: 1 })
  const managed = new RateLimiterMemory({ points: limits.managementPerMinute, duration: 60 })
  return {
    countSent: async (keyId, count) => {
      await consume(requests, keyId, 1)
      await consume(events, keyId, count)
    },
    countManaged: (callerId) => consume(managed, callerId, 1),
  }
}

async function consume(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
    throw new AppError('too_many_requests', { headers: { 'retry-after': String(seconds) } })
  }
}
