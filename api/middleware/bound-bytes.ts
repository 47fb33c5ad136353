import { wireLimits } from '#contract/limits'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { AppError } from '../errors.ts'

/** Parsed, a body takes several times its size; together with it a process stays below 512 MiB. */
const bytesMax = 24 * 1024 * 1024
/** JSON shrinks about so far. */
const gzipFactor = 8

/** Bounds what the bodies of all requests under way weigh; beyond it answers `unavailable` unread. */
export function boundBytes(): MiddlewareHandler<AppEnv> {
  let bytesUnderWay = 0
  return async (c, next) => {
    const bytes = weigh((name) => c.req.header(name))
    if (bytesUnderWay + bytes > bytesMax) {
      throw new AppError('unavailable', { detail: 'Too much is under way just now.' })
    }
    bytesUnderWay += bytes
    try {
      await next()
    } finally {
      bytesUnderWay -= bytes
    }
  }
}

function weigh(header: (name: string) => string | undefined): number {
  if (header('transfer-encoding')) return wireLimits.requestBytes
  const sent = Number(header('content-length') ?? 0)
  return header('content-encoding') ? Math.min(sent * gzipFactor, wireLimits.requestBytes) : sent
}
