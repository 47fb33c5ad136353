import { z } from 'zod'

export const environmentSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  /** `demo` holds the sample history and can be removed in one go. */
  kind: z.enum(['production', 'staging', 'demo']),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday']),
  /** Events that do not count as activity. */
  passiveEvents: z.array(z.string()),
  retentionDays: z.int().nullable(),
  allowedOrigins: z.array(z.string()),
  theme: z.object({ accent: z.string(), productName: z.string() }),
})
export type Environment = z.infer<typeof environmentSchema>

export const environmentInputSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/),
  name: z.string().min(1).max(100),
  timeZone: z.string().max(100).default('UTC'),
  weekStart: z.enum(['monday', 'sunday']).default('monday'),
  passiveEvents: z.array(z.string().max(200)).max(100).default([]),
})
export type EnvironmentInput = z.input<typeof environmentInputSchema>

export const environmentPatchSchema = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  timeZone: z.string().max(100).optional(),
  weekStart: z.enum(['monday', 'sunday']).optional(),
  passiveEvents: z.array(z.string().max(200)).max(100).optional(),
  retentionDays: z.int().min(1).max(3660).nullable().optional(),
  allowedOrigins: z.array(z.string().max(300)).max(100).optional(),
  theme: z
    .object({ accent: z.string().regex(/^#[0-9a-f]{6}$/i), productName: z.string().max(100) })
    .optional(),
})

export const roles = ['owner', 'admin', 'editor', 'viewer'] as const
export type Role = (typeof roles)[number]

/** `GET /api/v1/me`: who is signed in and what they may open. */
export const meSchema = z.object({
  member: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  workspaces: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      role: z.enum(roles),
      environments: z.array(environmentSchema),
    }),
  ),
})
export type Me = z.infer<typeof meSchema>

/** A key as listed; `secret` only in the answer that made it. Write keys are public and always shown. */
export const keyInfoSchema = z.object({
  id: z.string(),
  kind: z.enum(['write', 'secret']),
  name: z.string(),
  /** The whole write key; of a secret key the last 4 characters. */
  shown: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  secret: z.string().optional(),
})
export type KeyInfo = z.infer<typeof keyInfoSchema>
