import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { guideActionSchema } from './guide-action.ts'
import { keySchema } from './key.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'

export const unlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('previous_phase') }),
  /** Decided by the server; `reason` says what to do, in the user's language. */
  z.strictObject({
    kind: z.literal('condition'),
    condition: conditionSchema,
    reason: localizedTextSchema,
  }),
])
export type Unlock = z.infer<typeof unlockSchema>

export const checklistStepSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  body: localizedBlocksSchema.optional(),
  /** The milestone that completes this step. */
  milestone: keySchema,
  action: guideActionSchema.optional(),
  /** The words on the action's button; without them "Show me". */
  actionLabel: localizedTextSchema.optional(),
  /** May be skipped: a skipped step no longer counts in this user's progress. */
  optional: z.boolean().optional(),
  /** May be ticked by hand. That is noted in the run and reaches no milestone. */
  markable: z.boolean().optional(),
  /** Offers a link that opens the product at this step for a colleague. */
  askTeammate: z.boolean().optional(),
})
export type ChecklistStep = z.infer<typeof checklistStepSchema>

export const phaseSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  unlock: unlockSchema,
  steps: z.array(checklistStepSchema).min(1).max(30),
})
export type Phase = z.infer<typeof phaseSchema>

export const checklistContentSchema = z.strictObject({
  title: localizedTextSchema,
  intro: localizedBlocksSchema.optional(),
  phases: z.array(phaseSchema).min(1).max(20),
  /**
   * `panel` (the default) lies over the page and can be made small. `inline` stands where the page
   * has an element with `data-milepost="<guide key>"`, and nowhere else.
   */
  layout: z.enum(['panel', 'inline']).optional(),
  /** Offers "remind me tomorrow". */
  snoozable: z.boolean().optional(),
})
export type ChecklistContent = z.infer<typeof checklistContentSchema>
