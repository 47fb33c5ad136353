import { funnelInputSchema, funnelSchema } from '#contract/funnel'
import { keySchema } from '#contract/key'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { deleteFunnel } from './delete-funnel.ts'
import { getFunnel, listFunnels } from './list-funnels.ts'
import { putFunnel } from './put-funnel.ts'

const tag = 'funnels'
const params = z.object({ key: keySchema })

export const funnelRoutes = [
  route({
    method: 'get',
    path: '/funnels',
    tag,
    summary: 'All saved funnels, oldest first',
    role: 'viewer',
    answer: pageOf(funnelSchema),
    run: (ctx) => listFunnels(ctx),
  }),
  route({
    method: 'get',
    path: '/funnels/:key',
    tag,
    summary: 'One saved funnel',
    role: 'viewer',
    params,
    answer: funnelSchema,
    run: (ctx, input) => getFunnel(ctx, input.params.key),
  }),
  route({
    method: 'put',
    path: '/funnels/:key',
    tag,
    summary: 'Save or change a funnel; its steps are looked up in all history',
    role: 'editor',
    params,
    body: funnelInputSchema,
    answer: funnelSchema,
    run: (ctx, input) => putFunnel(ctx, input.params.key, input.body),
  }),
  route({
    method: 'delete',
    path: '/funnels/:key',
    tag,
    summary: 'Delete a saved funnel; the events stay',
    role: 'editor',
    params,
    run: (ctx, input) => deleteFunnel(ctx, input.params.key),
  }),
]
