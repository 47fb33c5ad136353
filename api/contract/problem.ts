import { z } from 'zod'

/** Every refusal of a request (RFC 9457, with `error` beside it for clients that look there). */
export const problemSchema = z.object({
  /** Address of the page that explains the code. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What to do about it. */
  fix: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  /** Which fields, for `invalid_input` and `guide_not_ready`: path as `steps.0.title`. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What would be taken instead, for `accent_contrast_too_low`: `#rrggbb`. */
  suggestion: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string() }),
})
export type Problem = z.infer<typeof problemSchema>
