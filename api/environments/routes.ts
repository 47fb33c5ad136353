import {
  environmentInputSchema,
  environmentPatchSchema,
  environmentSchema,
  keyInfoSchema,
} from '#contract/workspace'
import { pageOf } from '#contract/page'
import { z } from 'zod'
import { createKey } from '../keys/create-key.ts'
import { route } from '../management-routes.ts'
import { createEnvironment } from './create-environment.ts'
import { listEnvironments } from './list-environments.ts'
import { removeDemoEnvironment } from './remove-demo-environment.ts'
import { toEnvironment } from './to-environment.ts'
import { updateEnvironment } from './update-environment.ts'

const tag = 'environments'
const idSchema = z.object({ id: z.string() })

export const environmentRoutes = [
  route({
    method: 'get',
    path: '/environments',
    tag,
    summary: 'The environments of the workspace; with a secret key its own one',
    role: 'viewer',
    environmentFrom: 'workspace',
    answer: pageOf(environmentSchema),
    run: (ctx) => listEnvironments(ctx),
  }),
  route({
    method: 'post',
    path: '/environments',
    tag,
    summary:
      'Make an empty environment with a write key and a secret key, which are shown this once',
    role: 'admin',
    environmentFrom: 'workspace',
    body: environmentInputSchema,
    status: 201,
    answer: environmentSchema.extend({ keys: z.array(keyInfoSchema) }),
    run: async ({ database, environment: { workspaceId } }, { body }) => {
      const row = await createEnvironment(database, { workspaceId, ...body })
      const shared = { environmentId: row.id, name: 'First' }
      const keys = [
        await createKey(database, { ...shared, kind: 'write' }),
        await createKey(database, { ...shared, kind: 'secret' }),
      ]
      return { ...toEnvironment(row), keys }
    },
  }),
  route({
    method: 'patch',
    path: '/environments/:id',
    tag,
    summary: 'Change its settings; a new time zone or passive events count all days again',
    role: 'admin',
    environmentFrom: 'path',
    params: idSchema,
    body: environmentPatchSchema,
    answer: environmentSchema,
    run: (ctx, { body }) => updateEnvironment(ctx, body),
  }),
  route({
    method: 'delete',
    path: '/environments/:id',
    tag,
    summary: 'Remove the sample data: only an environment of kind demo, with all that is in it',
    role: 'admin',
    environmentFrom: 'path',
    params: idSchema,
    run: (ctx) => removeDemoEnvironment(ctx),
  }),
]
