import type { Guide, GuideDraft } from '#contract/guide'
import { AppError, invalidInput } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { getGuide } from './list-guides.ts'
import { listUnsafeUrls } from './list-unsafe-urls.ts'

/**
 * Saves a draft; pages see it once it is published. `revision` is the one it was read with: if
 * somebody saved since, `version_conflict`. Without it the draft is replaced. The same draft again
 * changes nothing.
 */
export async function putGuide(
  ctx: RequestContext,
  key: string,
  { draft, revision }: { draft: GuideDraft; revision?: number | undefined },
): Promise<Guide> {
  if (draft.key !== key) {
    throw invalidInput({ path: 'draft.key', message: `Must be the key of the address, "${key}"` })
  }
  const unsafe = listUnsafeUrls(draft)
  if (unsafe.length > 0) {
    throw new AppError('unsafe_url', {
      errors: unsafe.map(({ path, message }) => ({ path: `draft.${path}`, message })),
    })
  }
  await save(ctx, draft, revision)
  return getGuide(ctx, key)
}

async function save(
  { database, environment, now }: RequestContext,
  draft: GuideDraft,
  revision: number | undefined,
): Promise<void> {
  const at = new Date(now).toISOString()
  const text = JSON.stringify(draft)
  await database.withTenants([environment.id], async (sql) => {
    const created = await sql`
      insert into guides (environment_id, key, kind, draft, created_at, updated_at)
      values (
        ${environment.id}, ${draft.key}, ${draft.kind}, ${text}::text::jsonb,
        ${at}::text::timestamptz, ${at}::text::timestamptz
      )
      on conflict (environment_id, key) do nothing returning key`
    if (created.length > 0) return
    const [row] = await sql<{ kind: string; revision: number; same: boolean }[]>`
      select kind, revision, draft = ${text}::text::jsonb as same
      from guides where environment_id = ${environment.id} and key = ${draft.key} for update`
    if (row?.kind !== draft.kind) {
      throw invalidInput({ path: 'draft.kind', message: `This guide is a ${row?.kind ?? 'guide'}` })
    }
    if (row.same) return
    if (revision !== undefined && revision !== row.revision) {
      throw new AppError('version_conflict', {
        detail: `You started from revision ${revision}, and now there is ${row.revision}.`,
      })
    }
    await sql`
      update guides set draft = ${text}::text::jsonb, revision = revision + 1,
        updated_at = ${at}::text::timestamptz
      where environment_id = ${environment.id} and key = ${draft.key}`
  })
}
