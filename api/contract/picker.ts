import { z } from 'zod'
import { hintContentSchema } from './hint.ts'
import { keySchema } from './key.ts'
import { locatorSchema } from './locator.ts'
import { guideKinds } from './guide.ts'
import { tourStepSchema } from './tour.ts'
import { themeSchema } from './workspace.ts'

/** `POST /api/v1/guides/{key}/picker-tokens`: to pick the element of one step in the vendor's page. */
export const pickerTokenInputSchema = z.strictObject({
  /** The step of a tour; null for a hint, which itself points at an element. */
  stepKey: keySchema.nullable(),
  /** The page to pick in. */
  url: z.string().max(2000),
})

export const pickerTokenSchema = z.object({
  /** 256 random bits, for one opening within 5 minutes, by a page of this origin alone. */
  token: z.string(),
  /** The page with the token in its fragment, where no server and no log sees it. */
  url: z.string(),
  /** ISO-8601. */
  expiresAt: z.string(),
})
export type PickerToken = z.infer<typeof pickerTokenSchema>

/** `POST /v1/picker/open`, with the write key, from a page of the origin the token is bound to. */
export const pickerOpenRequestSchema = z.object({
  writeKey: z.string().optional(),
  token: z.string().max(200),
})

export const pickerSessionSchema = z.object({
  /** For `POST /v1/picker/save`, any number of times until `expiresAt`, from the same origin. */
  session: z.string(),
  /** ISO-8601. */
  expiresAt: z.string(),
  guide: z.object({ key: z.string(), name: z.string(), kind: z.enum(guideKinds) }),
  stepKey: z.string().nullable(),
  /** Which step it is, 1-based, of how many; null for a hint. */
  place: z.object({ number: z.int(), total: z.int() }).nullable(),
  /** As the draft has it now: a step of the tour, or all of the hint. */
  step: z.union([tourStepSchema, hintContentSchema]),
  theme: themeSchema,
})
export type PickerSession = z.infer<typeof pickerSessionSchema>

/** `POST /v1/picker/save`: writes what was picked into the draft. */
export const pickerSaveRequestSchema = z.object({
  writeKey: z.string().optional(),
  session: z.string().max(200),
  locator: locatorSchema,
  /** Steps of tours: where the step belongs from now on; null leaves it as it is. */
  pathPrefix: z.string().max(500).nullable(),
})

export const pickerSavedSchema = z.object({
  /** Of the draft, as the console knows it. */
  revision: z.int(),
})
