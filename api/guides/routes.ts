import { guideDraftSchema, guideSchema, guideVersionSchema } from '#contract/guide'
import {
  guideDecisionSchema,
  pageDecisionSchema,
  targetHealthReportSchema,
} from '#contract/guide-insight'
import { keySchema } from '#contract/key'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { explainGuide, listDecisions } from './explain-guide.ts'
import { getGuide, listGuides, listGuideVersions } from './list-guides.ts'
import { archiveGuide, publishGuide, rollBackGuide } from './publish-guide.ts'
import { putGuide } from './put-guide.ts'
import { reportTargetHealth } from './report-target-health.ts'

const tag = 'guides'
const params = z.object({ key: keySchema })

export const guideRoutes = [
  route({
    method: 'get',
    path: '/guides',
    tag,
    summary: 'All guides, archived ones last',
    role: 'viewer',
    answer: pageOf(guideSchema),
    run: (ctx) => listGuides(ctx),
  }),
  route({
    method: 'get',
    path: '/guides/:key',
    tag,
    summary: 'One guide with its draft',
    role: 'viewer',
    params,
    answer: guideSchema,
    run: (ctx, input) => getGuide(ctx, input.params.key),
  }),
  route({
    method: 'put',
    path: '/guides/:key',
    tag,
    summary: 'Save a draft; with `revision` only if nobody saved since it was read',
    role: 'editor',
    params,
    body: z.strictObject({ draft: guideDraftSchema, revision: z.int().optional() }),
    answer: guideSchema,
    run: (ctx, input) => putGuide(ctx, input.params.key, input.body),
  }),
  route({
    method: 'post',
    path: '/guides/:key/publish',
    tag,
    summary: 'Freeze the draft as the next version and serve it',
    role: 'editor',
    params,
    answer: guideSchema,
    run: (ctx, input) => publishGuide(ctx, input.params.key),
  }),
  route({
    method: 'post',
    path: '/guides/:key/rollback',
    tag,
    summary: 'Serve an earlier version again',
    role: 'editor',
    params,
    body: z.strictObject({ version: z.int().min(1) }),
    answer: guideSchema,
    run: (ctx, input) => rollBackGuide(ctx, input.params.key, input.body.version),
  }),
  route({
    method: 'post',
    path: '/guides/:key/archive',
    tag,
    summary: 'Take a guide off every page',
    role: 'editor',
    params,
    answer: guideSchema,
    run: (ctx, input) => archiveGuide(ctx, input.params.key),
  }),
  route({
    method: 'get',
    path: '/guides/:key/versions',
    tag,
    summary: 'What was published, newest first',
    role: 'viewer',
    params,
    answer: pageOf(guideVersionSchema),
    run: (ctx, input) => listGuideVersions(ctx, input.params.key),
  }),
  route({
    method: 'get',
    path: '/guides/:key/target-health',
    tag,
    summary: 'How pages fared with what its steps point at, in the last 7 days',
    role: 'viewer',
    params,
    answer: targetHealthReportSchema,
    run: (ctx, input) => reportTargetHealth(ctx, input.params.key),
  }),
  route({
    method: 'get',
    path: '/guides/:key/decisions',
    tag,
    summary: 'Why it is or is not shown to `userId`; without that what 20 pages decided last',
    role: 'viewer',
    params,
    query: z.object({ userId: z.string().min(1).max(255).optional() }),
    answer: z.union([guideDecisionSchema, pageOf(pageDecisionSchema)]),
    run: (ctx, { params: { key }, query: { userId } }) =>
      userId === undefined ? listDecisions(ctx, key) : explainGuide(ctx, key, userId),
  }),
]
