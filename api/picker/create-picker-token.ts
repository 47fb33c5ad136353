import type { GuideDraft } from '#contract/guide'
import type { PickerToken } from '#contract/picker'
import { pickerFragment } from '#contract/rules/picker-fragment'
import type { TenantSql } from '../../db/client.ts'
import { toTimestamp } from '../../db/rows-of.ts'
import { AppError, invalidInput, notFound } from '../errors.ts'
import { actorName, type RequestContext } from '../request-context.ts'
import { hashPassSecret, newPassSecret } from './pass-secret.ts'
import { findPickedPart } from './picked-part.ts'

const tokenMs = 5 * 60_000
/** Long after anybody could still ask what became of one. */
const keptMs = 24 * 60 * 60_000

/**
 * Makes a link that opens the vendor's own page for picking the element of one step: once, within 5
 * minutes, at the origin of that page. Throws `not_found`, `invalid_input` for what points at nothing
 * or is no page, `origin_not_allowed`.
 */
export async function createPickerToken(
  ctx: RequestContext,
  key: string,
  { stepKey, url }: { stepKey: string | null; url: string },
): Promise<PickerToken> {
  const { database, environment, now } = ctx
  const page = toPage(url)
  const { allowedOrigins } = environment
  if (allowedOrigins.length > 0 && !allowedOrigins.includes(page.origin)) {
    throw new AppError('origin_not_allowed', { detail: `${page.origin} is not listed.` })
  }
  const token = newPassSecret()
  const expiresAt = toTimestamp(now + tokenMs)
  await database.withTenants([environment.id], async (sql) => {
    await checkPart(sql, environment.id, key, stepKey)
    await sql`
      delete from picker_tokens
      where environment_id = ${environment.id} and expires_at < ${toTimestamp(now - keptMs)}`
    await sql`
      insert into picker_tokens
        (environment_id, token_hash, guide_key, step_key, origin, made_by, expires_at)
      values (${environment.id}, ${hashPassSecret(token)}, ${key}, ${stepKey}, ${page.origin},
        ${actorName(ctx.actor)}, ${expiresAt})`
  })
  return { token, url: withToken(page, token), expiresAt }
}

/** The page keeps a fragment of its own, which may be its route: the token comes as that one's query. */
function withToken(page: URL, token: string): string {
  const own = page.hash && `${page.hash}${page.hash.includes('?') ? '&' : '?'}`
  page.hash = `${own}${pickerFragment}=${token}`
  return page.href
}

function toPage(url: string): URL {
  const page = URL.canParse(url) ? new URL(url) : undefined
  if (page && /^https?:$/.test(page.protocol) && !page.username && !page.password) return page
  throw invalidInput({ path: 'url', message: 'Not the address of a page, such as https://…' })
}

async function checkPart(
  sql: TenantSql,
  environmentId: string,
  key: string,
  stepKey: string | null,
): Promise<void> {
  const [guide] = await sql<{ draft: GuideDraft }[]>`
    select draft from guides where environment_id = ${environmentId} and key = ${key}`
  if (!guide) throw notFound('guide', key)
  if (findPickedPart(guide.draft, stepKey)) return
  const message =
    guide.draft.kind === 'tour'
      ? 'Name a step of the tour, as it was last saved'
      : guide.draft.kind === 'hint'
        ? 'A hint has no steps: send null'
        : 'Only steps of tours, and hints, point at an element'
  throw invalidInput({ path: 'stepKey', message })
}
