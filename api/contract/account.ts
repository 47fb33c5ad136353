import { z } from 'zod'
import { keySchema } from './key.ts'
import { pageQuerySchema } from './page.ts'

const id = z.string().min(1).max(255)
const time = z.iso.datetime({ offset: true })
const traits = z.record(z.string().max(255), z.unknown())

/** A row of `POST /api/v1/accounts/batch`. A field left out keeps its value; null clears it. */
export const accountInputSchema = z.strictObject({
  id,
  createdAt: time.optional(),
  name: z.string().max(500).nullable().optional(),
  traits: traits.optional(),
  /** Own staff and test accounts: left out of every number. */
  internal: z.boolean().optional(),
  churnedAt: time.nullable().optional(),
  /** When the SDK first saw this account, if later than its start. */
  observedFrom: time.nullable().optional(),
  /** Whether it had reached value by `observedFrom`; null: nobody knows. */
  valueAtEntry: z.boolean().nullable().optional(),
  /** History before `observedFrom` was imported, so it counts as observed from the start. */
  backfilled: z.boolean().optional(),
})
export type AccountInput = z.infer<typeof accountInputSchema>

export const userInputSchema = z.strictObject({
  id,
  createdAt: time.optional(),
  traits: traits.optional(),
  bot: z.boolean().optional(),
  internal: z.boolean().optional(),
})
export type UserInput = z.infer<typeof userInputSchema>

export const membershipInputSchema = z.strictObject({
  userId: id,
  accountId: id,
  validFrom: time,
  validTo: time.nullable().optional(),
})
export type MembershipInput = z.infer<typeof membershipInputSchema>

/** Per-row answers of the upserts, index-aligned. */
export const upsertResponseSchema = z.object({
  results: z.array(
    z.object({
      index: z.int(),
      id: z.string(),
      status: z.enum(['created', 'updated', 'unchanged', 'rejected']),
      code: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
})
export type UpsertResponse = z.infer<typeof upsertResponseSchema>

/** `GET /api/v1/users/{id}`. */
export const userSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
  traits: z.record(z.string(), z.unknown()),
  bot: z.boolean(),
  internal: z.boolean(),
  /** Accounts this user belongs to now. */
  accounts: z.array(z.string()),
})
export type User = z.infer<typeof userSchema>

/** Where an account stands: `reached` value, `waiting` for it, `stuck` (nothing for 7 days), `churned`. */
export const accountStates = ['reached', 'waiting', 'stuck', 'churned'] as const
export type AccountState = (typeof accountStates)[number]

const phaseProgressSchema = z.object({
  key: z.string(),
  title: z.string(),
  done: z.int(),
  total: z.int(),
  completedAt: z.string().nullable(),
})

/** What lists of accounts can be ordered by; a minus turns it around. */
export const accountSorts = [
  'createdAt',
  'name',
  'lastSeenAt',
  'waiting',
  'timeToFirstValue',
] as const

export const accountsQuerySchema = pageQuerySchema.extend({
  state: z.enum(accountStates).optional(),
  /** Part of the name or id, in any case. */
  search: z.string().max(200).optional(),
  /** Key of a segment: only accounts that are in it now. */
  segment: keySchema.optional(),
  sort: z
    .enum([...accountSorts, ...accountSorts.map((sort) => `-${sort}` as const)])
    .default('-createdAt'),
})
export type AccountsQuery = z.infer<typeof accountsQuerySchema>

/** `GET /api/v1/accounts?state=&search=&sort=&cursor=`. */
export const accountRowSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  createdAt: z.string(),
  state: z.enum(accountStates),
  internal: z.boolean(),
  firstValueAt: z.string().nullable(),
  /** ms from start to first value; null while waiting. */
  timeToFirstValueMs: z.number().nullable(),
  /** ms since start, while waiting. */
  waitingMs: z.number().nullable(),
  milestonesReached: z.int(),
  milestonesTotal: z.int(),
  /** The first incomplete phase of the published checklist; null when done or without checklist. */
  currentPhase: z.string().nullable(),
  /** The step that is next there. */
  nextStep: z.string().nullable(),
  users: z.int(),
  lastSeenAt: z.string().nullable(),
})
export type AccountRow = z.infer<typeof accountRowSchema>

export const accountSchema = accountRowSchema.extend({
  traits: z.record(z.string(), z.unknown()),
  churnedAt: z.string().nullable(),
  phases: z.array(phaseProgressSchema),
  milestones: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      firstValue: z.boolean(),
      reachedAt: z.string().nullable(),
      userId: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), lastSeenAt: z.string().nullable() }),
  ),
})
export type Account = z.infer<typeof accountSchema>

/** `GET /api/v1/accounts/{id}/timeline`, newest first. */
export const timelineEntrySchema = z.object({
  at: z.string(),
  kind: z.enum(['event', 'milestone', 'start', 'churn']),
  /** Event or milestone name. */
  name: z.string(),
  userId: z.string().nullable(),
  firstValue: z.boolean(),
  /** Equal neighbours are folded: how many. */
  count: z.int(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>
