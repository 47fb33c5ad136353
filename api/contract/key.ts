import { z } from 'zod'

/** Keys are stable and human: `first-steps`. Results and links hang on them. */
export const keySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'use a-z, 0-9, - and _, starting with a letter or digit')
