import { conditionSchema } from '#contract/condition'
import { keySchema } from '#contract/key'
import { pageOf } from '#contract/page'
import {
  segmentInputSchema,
  segmentMembersQuerySchema,
  segmentMembersSchema,
  segmentSchema,
  segmentSizeSchema,
} from '#contract/segment'
import { z } from 'zod'
import { csvAnswer } from '../csv-answer.ts'
import { route } from '../management-routes.ts'
import { sizeCondition, sizeSegment } from './count-members.ts'
import { deleteSegment } from './delete-segment.ts'
import { listMembers } from './list-members.ts'
import { getSegment, listSegments } from './list-segments.ts'
import { memberTable } from './member-table.ts'
import { putSegment } from './put-segment.ts'

const tag = 'segments'
const params = z.object({ key: keySchema })

export const segmentRoutes = [
  route({
    method: 'get',
    path: '/segments',
    tag,
    summary: 'All segments, oldest first, with what uses each',
    role: 'viewer',
    answer: pageOf(segmentSchema),
    run: (ctx) => listSegments(ctx),
  }),
  route({
    method: 'get',
    path: '/segments/:key',
    tag,
    summary: 'One segment',
    role: 'viewer',
    params,
    answer: segmentSchema,
    run: (ctx, input) => getSegment(ctx, input.params.key),
  }),
  route({
    method: 'put',
    path: '/segments/:key',
    tag,
    summary: 'Make or change a segment; audiences and reports follow at once',
    role: 'editor',
    params,
    body: segmentInputSchema,
    answer: segmentSchema,
    run: (ctx, input) => putSegment(ctx, input.params.key, input.body),
  }),
  route({
    method: 'delete',
    path: '/segments/:key',
    tag,
    summary: 'Delete a segment that no published guide and no other segment uses',
    role: 'editor',
    params,
    run: (ctx, input) => deleteSegment(ctx, input.params.key),
  }),
  route({
    method: 'get',
    path: '/segments/:key/size',
    tag,
    summary: 'How many accounts and users are in a segment now',
    role: 'viewer',
    params,
    answer: segmentSizeSchema,
    run: (ctx, input) => sizeSegment(ctx, input.params.key),
  }),
  route({
    method: 'get',
    path: '/segments/:key/members',
    tag,
    summary: 'The accounts (users) in a segment now; with format=csv the first 100,000 of them',
    role: 'viewer',
    params,
    query: segmentMembersQuerySchema,
    answer: segmentMembersSchema,
    run: async (ctx, { params: { key }, query }) => {
      const members = await listMembers(ctx, key, query)
      return query.format === 'csv'
        ? csvAnswer(`${key}-${query.level}s`, memberTable(members))
        : members
    },
  }),
  route({
    method: 'post',
    path: '/segment-size',
    tag,
    summary: 'How many a condition holds for now, before it is saved as a segment',
    role: 'editor',
    body: z.strictObject({ condition: conditionSchema }),
    answer: segmentSizeSchema,
    run: (ctx, input) => sizeCondition(ctx, input.body.condition),
  }),
]
