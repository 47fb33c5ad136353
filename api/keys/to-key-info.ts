import type { KeyInfo } from '#contract/workspace'
import type { keys } from '../../db/schema/keys.ts'

/** A key as it may be shown: write keys whole, since they are public; of secret keys the end. */
export function toKeyInfo(row: typeof keys.$inferSelect): KeyInfo {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    shown: row.kind === 'write' ? row.lookup : row.last4,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}
