import { sessionRequestSchema, sessionResponseSchema } from '#contract/session'
import { wireLimits } from '#contract/limits'
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv, IntakeDeps } from '../app-deps.ts'
import { AppError, toFieldErrors } from '../errors.ts'
import { authenticateSender } from '../ingest/authenticate-sender.ts'
import { answerWhole } from '../middleware/answer-headers.ts'
import { readIngestBody } from '../ingest/read-ingest-body.ts'
import { envelopeOf, sourceOf } from '../ingest/routes.ts'
import { describeRoute } from '../openapi/describe-route.ts'
import { openSession } from './open-session.ts'
import { createVisitorQueue } from './visitor-queue.ts'

/** Each event of the outbox is judged by itself: a bad one must not keep the page from beginning. */
const readSchema = sessionRequestSchema.extend({ batch: z.array(z.unknown()).nullish() })

/** `POST /v1/session`: the one request of a page with nothing to show. */
export function sessionRoutes(deps: IntakeDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const visitors = createVisitorQueue(deps)
  const description = describeRoute({
    tag: 'Intake',
    security: 'write_key',
    summary: 'Begins a page: takes its outbox, says what is shown and what is reached',
    body: sessionRequestSchema,
    answer: sessionResponseSchema,
  })
  routes.post('/session', description, async (c) => {
    const body = await readIngestBody(c.req.raw)
    const key = await authenticateSender(deps, c, body)
    const { data: request, error } = readSchema.safeParse(body)
    if (!request) throw new AppError('invalid_input', { errors: toFieldErrors(error) })
    if ((request.batch?.length ?? 0) > wireLimits.batchEvents) {
      throw new AppError('batch_too_large')
    }
    const envelope = envelopeOf(deps, body, { isImport: false })
    return answerWhole(
      c,
      await openSession(deps, visitors, key, request, { envelope, source: sourceOf(c, body) }),
    )
  })
  return routes
}
