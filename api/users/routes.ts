import { upsertResponseSchema, userInputSchema, userSchema } from '#contract/account'
import { z } from 'zod'
import { onlyResult, upsertRows } from '../accounts/upsert-results.ts'
import { route } from '../management-routes.ts'
import { deleteUser } from './delete-user.ts'
import { getUser } from './get-user.ts'
import { upsertUsers } from './upsert-users.ts'

const tag = 'users'
const params = z.object({ id: z.string().min(1).max(255) })

export const userRoutes = [
  route({
    method: 'post',
    path: '/users/batch',
    tag,
    summary: 'Make or change up to 1,000 users, with an answer for each',
    role: 'editor',
    body: z.strictObject({ users: z.array(z.unknown()).min(1).max(upsertRows) }),
    bodyShown: z.strictObject({ users: z.array(userInputSchema) }),
    answer: upsertResponseSchema,
    run: (ctx, { body }) => upsertUsers(ctx, body.users),
  }),
  route({
    method: 'get',
    path: '/users/:id',
    tag,
    summary: 'One user',
    role: 'viewer',
    params,
    answer: userSchema,
    run: (ctx, input) => getUser(ctx, input.params.id),
  }),
  route({
    method: 'put',
    path: '/users/:id',
    tag,
    summary: 'Make or change one user',
    role: 'editor',
    params,
    body: userInputSchema.omit({ id: true }),
    answer: upsertResponseSchema.shape.results.element,
    run: async (ctx, input) =>
      onlyResult(await upsertUsers(ctx, [{ ...input.body, id: input.params.id }])),
  }),
  route({
    method: 'delete',
    path: '/users/:id',
    tag,
    summary: 'Erase a user and all they did, for good and for every past as-of',
    role: 'admin',
    params,
    run: (ctx, input) => deleteUser(ctx, input.params.id),
  }),
]
