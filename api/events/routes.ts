import { installSchema, liveEventsSchema } from '#contract/live-event'
import { z } from 'zod'
import type { AppDeps } from '../app-deps.ts'
import { route } from '../management-routes.ts'
import { getInstall } from './get-install.ts'
import { listLiveEvents } from './list-live-events.ts'

export const eventRoutes = ({ distFolder }: AppDeps) => [
  route({
    method: 'get',
    path: '/events/live',
    tag: 'events',
    summary: 'What arrived, accepted and refused, newest first; with `after` only what is new',
    role: 'viewer',
    query: z.object({ after: z.string().max(10_000).optional() }),
    answer: liveEventsSchema,
    run: (ctx, { query }) => listLiveEvents(ctx, query.after),
  }),
  route({
    method: 'get',
    path: '/install',
    tag: 'events',
    summary: 'The snippet with its key, and whether anything has arrived',
    role: 'viewer',
    answer: installSchema,
    run: (ctx) => getInstall(ctx, distFolder),
  }),
]
