import type { MiddlewareHandler } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { AppEnv } from '../app-deps.ts'

/** Names each request, in its answer and in our log. Ids that clients send are not taken over. */
export const attachRequestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const requestId = uuidv7()
  c.set('requestId', requestId)
  c.header('x-request-id', requestId)
  await next()
}
