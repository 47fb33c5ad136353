import { pageOf } from '#contract/page'
import { keyInfoSchema } from '#contract/workspace'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { createKey } from './create-key.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'

const tag = 'keys'

export const keyRoutes = [
  route({
    method: 'get',
    path: '/keys',
    tag,
    summary: 'Keys of the environment, newest first; write keys whole, of secret keys the end',
    role: 'viewer',
    answer: pageOf(keyInfoSchema),
    run: (ctx) => listKeys(ctx),
  }),
  route({
    method: 'post',
    path: '/keys',
    tag,
    summary: 'Make a key; a secret key is shown whole this once',
    role: 'admin',
    body: z.strictObject({ kind: z.enum(['write', 'secret']), name: z.string().min(1).max(100) }),
    status: 201,
    answer: keyInfoSchema,
    run: ({ database, environment }, { body }) =>
      createKey(database, { environmentId: environment.id, ...body }),
  }),
  route({
    method: 'post',
    path: '/keys/:id/revoke',
    tag,
    summary: 'End a key, for ever; every process refuses it within 5 s',
    role: 'admin',
    params: z.object({ id: z.uuid() }),
    answer: keyInfoSchema,
    run: (ctx, { params }) => revokeKey(ctx, params.id),
  }),
]
