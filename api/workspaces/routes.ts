import { meSchema } from '#contract/workspace'
import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { AppError } from '../errors.ts'
import { describeRoute } from '../openapi/describe-route.ts'
import { getMe } from './get-me.ts'

/** The one management route that belongs to no environment. */
export function workspaceRoutes({ database }: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/me',
    describeRoute({
      tag: 'workspace',
      summary: 'Who is signed in, and what they may open',
      security: 'member',
      answer: meSchema,
    }),
    async (c) => {
      const caller = c.get('caller')
      if (caller.kind !== 'member') throw new AppError('not_signed_in')
      return c.json(await getMe(database, caller))
    },
  )
}
