import type { GuideDraft } from '#contract/guide'
import type { Locator } from '#contract/locator'
import type { Database } from '../../db/client.ts'
import { toTimestamp } from '../../db/rows-of.ts'
import { AppError, invalidInput, notFound } from '../errors.ts'
import { canBeFound } from '../guides/can-be-found.ts'
import type { FoundKey } from '../keys/find-key.ts'
import { hashPassSecret } from './pass-secret.ts'
import { withTarget } from './picked-part.ts'

interface OpenPass {
  guideKey: string
  stepKey: string | null
  origin: string
  sessionExpiresAtMs: number
}

/**
 * Writes a picked element into the draft, as its next revision unless nothing changes; an editor that
 * holds the one before is told of the conflict when it saves. Throws `picker_session_over` (also for
 * one of another environment), `picker_origin_mismatch`, `invalid_input` for a locator that fits
 * anything, `not_found` when the step is gone.
 */
export async function savePicked(
  { database, now }: { database: Database; now: () => number },
  { environmentId }: FoundKey,
  picked: {
    session: string
    origin: string | undefined
    locator: Locator
    pathPrefix: string | null
  },
): Promise<{ revision: number }> {
  const at = toTimestamp(now())
  return database.withTenants([environmentId], async (sql) => {
    const [pass] = await sql<OpenPass[]>`
      select guide_key as "guideKey", step_key as "stepKey", origin,
        session_expires_at as "sessionExpiresAtMs"
      from picker_tokens
      where environment_id = ${environmentId} and session_hash = ${hashPassSecret(picked.session)}`
    if (!pass) throw new AppError('picker_session_over')
    if (pass.origin !== picked.origin) throw new AppError('picker_origin_mismatch')
    if (pass.sessionExpiresAtMs <= now()) throw new AppError('picker_session_over')
    if (!canBeFound(picked.locator)) {
      throw invalidInput({ path: 'locator', message: 'Nothing says which element is meant' })
    }
    const [guide] = await sql<{ draft: GuideDraft; revision: number }[]>`
      select draft, revision from guides
      where environment_id = ${environmentId} and key = ${pass.guideKey} for update`
    const { stepKey } = pass
    const draft =
      guide &&
      withTarget(guide.draft, { stepKey, target: picked.locator, pathPrefix: picked.pathPrefix })
    if (!draft) throw notFound('step', stepKey ?? pass.guideKey)
    const text = JSON.stringify(draft)
    const [row] = await sql<{ revision: number }[]>`
      update guides set draft = ${text}::text::jsonb, revision = revision + 1, updated_at = ${at}
      where environment_id = ${environmentId} and key = ${pass.guideKey}
        and draft <> ${text}::text::jsonb
      returning revision`
    return { revision: row?.revision ?? guide.revision }
  })
}
