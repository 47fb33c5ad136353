import { and, asc, eq } from 'drizzle-orm'
import { guideVersions } from '../../db/schema/guide-versions.ts'
import { guides } from '../../db/schema/guides.ts'
import type { FieldErrors } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { listReferences } from './list-references.ts'

/** Where published guides build on a milestone: path `<guide key>.content.…`. */
export async function listPublishedUses(
  { database, environment }: RequestContext,
  { milestone }: { milestone: string },
): Promise<FieldErrors> {
  const published = await database.withTenantsOrm([environment.id], (orm) =>
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
  return published.flatMap(({ key, content }) =>
    listReferences(content)
      .filter((reference) => reference.kind === 'milestone' && reference.key === milestone)
      .map(({ path }) => ({
        path: `${key}.${path}`,
        message: `The guide "${content.name}" uses it`,
      })),
  )
}
