import { z } from 'zod'

/** Parameters that every metric's query takes. Instants are ISO-8601. */
export const periodParams = {
  as_of: z.string(),
  /** Units that started in [from, to); null: no bound. */
  from: z.string().nullable(),
  to: z.string().nullable(),
}

/** With those of a query that reads more than `units`, which know them. */
export const sharedParams = {
  ...periodParams,
  environment_id: z.string(),
  level: z.enum(['account', 'user']),
}

/** Columns that say who a row is about. Instants are integer ms. */
export const unitColumns = {
  unit_id: z.string(),
  name: z.string().nullable(),
  started_at: z.number(),
  /** Why the unit does not count; null: it does. */
  left_out: z.string().nullable(),
}

/** Columns that say what a unit is grouped by, from `unit_groups`; all null without a groupBy. */
export const groupColumns = {
  group_value: z.string().nullable(),
  stratum: z.string().nullable(),
}

/** Columns that say when, as `readUnitTimes` reads them; null: it has not. */
export const timeColumns = {
  reached_at: z.number().nullable(),
  churned_at: z.number().nullable(),
  /** Of units met late and told of nevertheless: from when on they were observed. */
  observed_from: z.number().nullable(),
}
