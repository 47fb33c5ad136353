import { deadLetterSchema, replayReportSchema } from '#contract/dead-letter'
import { pageOf, pageQuerySchema } from '#contract/page'
import type { IntakeDeps } from '../app-deps.ts'
import { route } from '../management-routes.ts'
import { listDeadLetters } from './list-dead-letters.ts'
import { replayDeadLetters } from './replay-dead-letters.ts'

const tag = 'dead letters'

/** Events that the database refused. */
export const deadLetterRoutes = ({ intake }: IntakeDeps) => [
  route({
    method: 'get',
    path: '/dead-letters',
    tag,
    summary: 'Events that the database refused, oldest first; each is kept for 90 days',
    role: 'viewer',
    query: pageQuerySchema,
    answer: pageOf(deadLetterSchema),
    run: (ctx, { query }) => listDeadLetters(ctx, query),
  }),
  route({
    method: 'post',
    path: '/dead-letters/replay',
    tag,
    summary: 'Take them in again, once the cause is mended; those refused again stay',
    role: 'admin',
    answer: replayReportSchema,
    run: (ctx) => replayDeadLetters(ctx, intake),
  }),
]
