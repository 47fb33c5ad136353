import { pgSchema } from 'drizzle-orm/pg-core'

/** Tables that belong to no environment: workspaces, members, keys. */
export const control = pgSchema('control')
