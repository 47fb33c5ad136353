import { guideDraftSchema, guideSchema, guideVersionSchema } from '#contract/guide'
import { keySchema } from '#contract/key'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { getGuide, listGuides, listGuideVersions } from './list-guides.ts'
import { archiveGuide, publishGuide, rollBackGuide } from './publish-guide.ts'
import { putGuide } from './put-guide.ts'

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
]
