import type { GuideDraft } from '#contract/guide'
import { and, asc, eq } from 'drizzle-orm'
import { guideVersions } from '../../db/schema/guide-versions.ts'
import { guides } from '../../db/schema/guides.ts'
import type { FieldErrors } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { listReferences, type Reference } from './list-references.ts'

/** Where published guides build on a milestone or segment: path `<guide key>.content.…`. */
export async function listPublishedUses(
  ctx: RequestContext,
  sought: Pick<Reference, 'kind' | 'key'>,
): Promise<FieldErrors> {
  const published = await readPublished(ctx)
  return published.flatMap(({ key, content }) =>
    listReferences(content)
      .filter(({ kind, key: referred }) => kind === sought.kind && referred === sought.key)
      .map(({ path }) => ({
        path: `${key}.${path}`,
        message: `The guide "${content.name}" uses it`,
      })),
  )
}

/** What every published guide is, by key. */
export function readPublished({
  database,
  environment,
}: RequestContext): Promise<{ key: string; content: GuideDraft }[]> {
  return database.withTenantsOrm([environment.id], (orm) =>
    orm
      .select({ key: guides.key, content: guideVersions.content })
      .from(guides)
      .innerJoin(
        guideVersions,
        and(
          eq(guideVersions.environmentId, guides.environmentId),
          eq(guideVersions.id, guides.publishedVersionId),
        ),
      )
      .where(and(eq(guides.environmentId, environment.id), eq(guides.status, 'published')))
      .orderBy(asc(guides.key)),
  )
}
