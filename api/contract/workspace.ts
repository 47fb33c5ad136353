import { z } from 'zod'

/** Looks of everything the end users of an environment are shown. */
export const themeSchema = z.object({
  /** `#rrggbb`; at least 4.5:1 against white or near-black text, which the server sees to. */
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  productName: z.string().max(100),
  /** `page` (when left out) follows the page, or else the system. */
  scheme: z.enum(['page', 'light', 'dark']).optional(),
  /** The bottom corner of checklists, docked steps and the resource centre; `end` when left out. */
  corner: z.enum(['start', 'end']).optional(),
})
export type Theme = z.infer<typeof themeSchema>

/** How much one user is shown without having asked, over all guides together. */
export const frequencyPolicySchema = z.object({
  /** Guides that interrupt within any 24 hours; null: as many as fit. */
  maxPerDay: z.int().min(0).max(100).nullable(),
  /** After a user dismissed one, so many hours without another. */
  quietHours: z
    .number()
    .min(0)
    .max(24 * 365),
})
export type FrequencyPolicy = z.infer<typeof frequencyPolicySchema>

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
  theme: themeSchema,
  frequency: frequencyPolicySchema,
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
  theme: themeSchema.strict().optional(),
  frequency: frequencyPolicySchema.strict().optional(),
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
