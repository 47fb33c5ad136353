import {
  accountInputSchema,
  accountRowSchema,
  accountSchema,
  accountsQuerySchema,
  timelineEntrySchema,
  upsertResponseSchema,
} from '#contract/account'
import { pageOf, pageQuerySchema } from '#contract/page'
import { z } from 'zod'
import { route } from '../management-routes.ts'
import { deleteAccount } from './delete-account.ts'
import { getAccount } from './get-account.ts'
import { listAccounts } from './list-accounts.ts'
import { listTimeline } from './list-timeline.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { onlyResult, upsertRows } from './upsert-results.ts'

const tag = 'accounts'
const params = z.object({ id: z.string().min(1).max(255) })

export const accountRoutes = [
  route({
    method: 'get',
    path: '/accounts',
    tag,
    summary: 'Accounts with state, progress and what is next; search, filter, order',
    role: 'viewer',
    query: accountsQuerySchema,
    answer: pageOf(accountRowSchema),
    run: (ctx, { query }) => listAccounts(ctx, query),
  }),
  route({
    method: 'post',
    path: '/accounts/batch',
    tag,
    summary: 'Make or change up to 1,000 accounts, with an answer for each',
    role: 'editor',
    body: z.strictObject({ accounts: z.array(z.unknown()).min(1).max(upsertRows) }),
    bodyShown: z.strictObject({ accounts: z.array(accountInputSchema) }),
    answer: upsertResponseSchema,
    run: (ctx, { body }) => upsertAccounts(ctx, body.accounts),
  }),
  route({
    method: 'get',
    path: '/accounts/:id',
    tag,
    summary: 'One account with its milestones, phases and people',
    role: 'viewer',
    params,
    answer: accountSchema,
    run: (ctx, input) => getAccount(ctx, input.params.id),
  }),
  route({
    method: 'put',
    path: '/accounts/:id',
    tag,
    summary: 'Make or change one account',
    role: 'editor',
    params,
    body: accountInputSchema.omit({ id: true }),
    answer: upsertResponseSchema.shape.results.element,
    run: async (ctx, input) =>
      onlyResult(await upsertAccounts(ctx, [{ ...input.body, id: input.params.id }])),
  }),
  route({
    method: 'delete',
    path: '/accounts/:id',
    tag,
    summary: 'Erase an account and all it did, for good and for every past as-of',
    role: 'admin',
    params,
    run: (ctx, input) => deleteAccount(ctx, input.params.id),
  }),
  route({
    method: 'get',
    path: '/accounts/:id/timeline',
    tag,
    summary: 'What happened in an account, newest first, equal neighbours folded',
    role: 'viewer',
    params,
    query: pageQuerySchema,
    answer: pageOf(timelineEntrySchema),
    run: (ctx, input) => listTimeline(ctx, input.params.id, input.query),
  }),
]
