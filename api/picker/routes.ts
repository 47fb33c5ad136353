import { keySchema } from '#contract/key'
import {
  pickerOpenRequestSchema,
  pickerSavedSchema,
  pickerSaveRequestSchema,
  pickerSessionSchema,
  pickerTokenInputSchema,
  pickerTokenSchema,
} from '#contract/picker'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { AppEnv, IntakeDeps } from '../app-deps.ts'
import { AppError, toFieldErrors } from '../errors.ts'
import { authenticateSender } from '../ingest/authenticate-sender.ts'
import { readIngestBody } from '../ingest/read-ingest-body.ts'
import { route } from '../management-routes.ts'
import { describeRoute } from '../openapi/describe-route.ts'
import { createPickerToken } from './create-picker-token.ts'
import { openPicker } from './open-picker.ts'
import { savePicked } from './save-picked.ts'

/** How the console sends somebody to their own page to pick an element. */
export const pickerTokenRoutes = [
  route({
    method: 'post',
    path: '/guides/:key/picker-tokens',
    tag: 'guides',
    summary: 'Make a link that opens a page once, within 5 minutes, to pick the element of a step',
    role: 'editor',
    params: z.object({ key: keySchema }),
    body: pickerTokenInputSchema,
    status: 201,
    answer: pickerTokenSchema,
    run: (ctx, input) => createPickerToken(ctx, input.params.key, input.body),
  }),
]

const shared = { tag: 'Picker', security: 'write_key' } as const

/** What the page does then, with its write key and from the origin the link was made for. */
export function pickerRoutes(deps: IntakeDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const opening = describeRoute({
    ...shared,
    summary: 'Turns the token of a link into a session for picking, once',
    body: pickerOpenRequestSchema,
    answer: pickerSessionSchema,
  })
  routes.post('/picker/open', opening, async (c) => {
    const { key, request, origin } = await readRequest(deps, c, pickerOpenRequestSchema)
    return c.json(await openPicker(deps, key, { token: request.token, origin }))
  })
  const saving = describeRoute({
    ...shared,
    summary: 'Writes the picked element into the draft',
    body: pickerSaveRequestSchema,
    answer: pickerSavedSchema,
  })
  routes.post('/picker/save', saving, async (c) => {
    const { key, request, origin } = await readRequest(deps, c, pickerSaveRequestSchema)
    return c.json(await savePicked(deps, key, { ...request, origin }))
  })
  return routes
}

async function readRequest<Request>(
  deps: IntakeDeps,
  c: Context<AppEnv>,
  schema: z.ZodType<Request>,
) {
  const body = await readIngestBody(c.req.raw)
  const key = await authenticateSender(deps, c, body)
  const read = schema.safeParse(body)
  if (!read.success) throw new AppError('invalid_input', { errors: toFieldErrors(read.error) })
  c.header('cache-control', 'no-store')
  return { key, request: read.data, origin: c.req.header('origin') }
}
