import type { GuideDraft } from '#contract/guide'
import type { PickerSession } from '#contract/picker'
import type { Database } from '../../db/client.ts'
import { toTimestamp } from '../../db/rows-of.ts'
import { AppError, notFound } from '../errors.ts'
import type { FoundKey } from '../keys/find-key.ts'
import { hashPassSecret, newPassSecret } from './pass-secret.ts'
import { findPickedPart, placeOf } from './picked-part.ts'

const sessionMs = 30 * 60_000

interface Pass {
  guideKey: string
  stepKey: string | null
  origin: string
  expiresAtMs: number
  openedAtMs: number | null
  draft: GuideDraft
}

/**
 * Turns a token into a session for picking, once. Throws `picker_token_invalid` (also for one of
 * another environment), `picker_origin_mismatch`, which leaves the token as it is,
 * `picker_token_used`, `picker_token_expired`, `not_found` when the step is gone.
 */
export async function openPicker(
  { database, now }: { database: Database; now: () => number },
  { environmentId, environment }: FoundKey,
  { token, origin }: { token: string; origin: string | undefined },
): Promise<PickerSession> {
  const nowMs = now()
  return database.withTenants([environmentId], async (sql) => {
    const hash = hashPassSecret(token)
    // Locked, so that of two pages that open it at once the second finds it used.
    const [pass] = await sql<Pass[]>`
      select p.guide_key as "guideKey", p.step_key as "stepKey", p.origin,
        p.expires_at as "expiresAtMs", p.opened_at as "openedAtMs", g.draft
      from picker_tokens p
      join guides g on g.environment_id = p.environment_id and g.key = p.guide_key
      where p.environment_id = ${environmentId} and p.token_hash = ${hash}
      for update of p`
    if (!pass) throw new AppError('picker_token_invalid')
    if (pass.origin !== origin) throw new AppError('picker_origin_mismatch')
    if (pass.openedAtMs !== null) throw new AppError('picker_token_used')
    if (pass.expiresAtMs <= nowMs) throw new AppError('picker_token_expired')
    const step = findPickedPart(pass.draft, pass.stepKey)
    if (!step) throw notFound('step', pass.stepKey ?? pass.guideKey)
    const session = newPassSecret()
    const expiresAt = toTimestamp(nowMs + sessionMs)
    await sql`
      update picker_tokens set opened_at = ${toTimestamp(nowMs)},
        session_hash = ${hashPassSecret(session)}, session_expires_at = ${expiresAt}
      where environment_id = ${environmentId} and token_hash = ${hash}`
    const { key, name, kind } = pass.draft
    return {
      session,
      expiresAt,
      guide: { key, name, kind },
      stepKey: pass.stepKey,
      place: placeOf(pass.draft, pass.stepKey),
      step,
      theme: environment.theme,
    }
  })
}
