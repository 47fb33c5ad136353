import { keySchema } from '#contract/key'
import { featureInputSchema, featureSchema } from '#contract/milestone'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { deleteFeature } from './delete-feature.ts'
import { getFeature, listFeatures } from './list-features.ts'
import { putFeature } from './put-feature.ts'

const tag = 'features'
const params = z.object({ key: keySchema })

export const featureRoutes = [
  route({
    method: 'get',
    path: '/features',
    tag,
    summary: 'All features, oldest first',
    role: 'viewer',
    answer: pageOf(featureSchema),
    run: (ctx) => listFeatures(ctx),
  }),
  route({
    method: 'get',
    path: '/features/:key',
    tag,
    summary: 'One feature',
    role: 'viewer',
    params,
    answer: featureSchema,
    run: (ctx, input) => getFeature(ctx, input.params.key),
  }),
  route({
    method: 'put',
    path: '/features/:key',
    tag,
    summary: 'Make or change a feature; changed events are looked up in all history',
    role: 'editor',
    params,
    body: featureInputSchema,
    answer: featureSchema,
    run: (ctx, input) => putFeature(ctx, input.params.key, input.body),
  }),
  route({
    method: 'delete',
    path: '/features/:key',
    tag,
    summary: 'Delete a feature',
    role: 'editor',
    params,
    run: (ctx, input) => deleteFeature(ctx, input.params.key),
  }),
]
