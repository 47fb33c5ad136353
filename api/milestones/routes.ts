import { keySchema } from '#contract/key'
import { milestoneInputSchema, milestoneSchema } from '#contract/milestone'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { deleteMilestone } from './delete-milestone.ts'
import { getMilestone, listMilestones } from './list-milestones.ts'
import { putMilestone } from './put-milestone.ts'

const tag = 'milestones'
const params = z.object({ key: keySchema })

export const milestoneRoutes = [
  route({
    method: 'get',
    path: '/milestones',
    tag,
    summary: 'All milestones, oldest first, with how many reached each',
    role: 'viewer',
    answer: pageOf(milestoneSchema),
    run: (ctx) => listMilestones(ctx),
  }),
  route({
    method: 'get',
    path: '/milestones/:key',
    tag,
    summary: 'One milestone',
    role: 'viewer',
    params,
    answer: milestoneSchema,
    run: (ctx, input) => getMilestone(ctx, input.params.key),
  }),
  route({
    method: 'put',
    path: '/milestones/:key',
    tag,
    summary: 'Make or change a milestone; a changed rule is applied to all history',
    role: 'editor',
    params,
    body: milestoneInputSchema,
    answer: milestoneSchema,
    run: (ctx, input) => putMilestone(ctx, input.params.key, input.body),
  }),
  route({
    method: 'delete',
    path: '/milestones/:key',
    tag,
    summary: 'Delete a milestone that no published guide uses',
    role: 'editor',
    params,
    run: (ctx, input) => deleteMilestone(ctx, input.params.key),
  }),
]
