import { z } from 'zod'

/** An event that the database refused; it is kept whole, and can be taken in again. */
export const deadLetterSchema = z.object({
  messageId: z.string(),
  /** ISO-8601. */
  receivedAt: z.string(),
  /** JSON text: the event as its sender would send it alone. */
  payload: z.string(),
  source: z.string().nullable(),
  /** What the database said: the SQLSTATE, and its sentence. */
  sqlstate: z.string(),
  reason: z.string(),
})
export type DeadLetterRow = z.infer<typeof deadLetterSchema>

/** What became of dead letters that were taken in again. */
export const replayReportSchema = z.object({
  accepted: z.int(),
  /** The sender had sent it again in the meantime, and it was stored. */
  duplicate: z.int(),
  /** Refused once more. They stay, unless their user or account was erased. */
  rejected: z.int(),
})
export type ReplayReport = z.infer<typeof replayReportSchema>
