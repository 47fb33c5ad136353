import { membershipInputSchema, upsertResponseSchema } from '#contract/account'
import { z } from 'zod'
import { upsertRows } from '../accounts/upsert-results.ts'
import { route } from '../management-routes.ts'
import { upsertMemberships } from './upsert-memberships.ts'

export const membershipRoutes = [
  route({
    method: 'post',
    path: '/memberships/batch',
    tag: 'memberships',
    summary: 'Say which users belong to which accounts, from when to when',
    role: 'editor',
    body: z.strictObject({ memberships: z.array(z.unknown()).min(1).max(upsertRows) }),
    bodyShown: z.strictObject({ memberships: z.array(membershipInputSchema) }),
    answer: upsertResponseSchema,
    run: (ctx, { body }) => upsertMemberships(ctx, body.memberships),
  }),
]
