import { z } from 'zod'

const maxLimit = 200

/** Cursor paging: send `cursor` of the last answer; null means the end. `limit` is capped at 200. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(4000).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .transform((limit) => Math.min(limit, maxLimit))
    .default(50),
})

/** One page of a list, in the order the route states. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() })
}
export interface PageOf<Row> {
  rows: Row[]
  nextCursor: string | null
}
