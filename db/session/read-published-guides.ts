import type { GuideDraft } from '#contract/guide'
import type { TenantSql } from '../client.ts'

export interface PublishedGuide {
  versionId: string
  content: GuideDraft
}

/** Versions never change, so what was read once is kept; the oldest go first. */
const keptVersions = 1_000

/** Published guides in the order of their keys. `cache` holds versions by id. */
export async function readPublishedGuides(
  sql: TenantSql,
  environmentId: string,
  cache: Map<string, GuideDraft>,
): Promise<PublishedGuide[]> {
  const published = await sql<{ versionId: string }[]>`
    select published_version_id as "versionId" from guides
    where environment_id = ${environmentId} and status = 'published'
      and published_version_id is not null
    order by key`
  const missing = published.map((row) => row.versionId).filter((id) => !cache.has(id))
  if (missing.length > 0) {
    const rows = await sql<{ id: string; content: GuideDraft }[]>`
      select id, content from guide_versions
      where environment_id = ${environmentId} and id = any(${missing}::uuid[])`
    for (const { id, content } of rows) cache.set(id, content)
    for (const id of cache.keys()) {
      if (cache.size <= keptVersions) break
      cache.delete(id)
    }
  }
  return published.flatMap(({ versionId }) => {
    const content = cache.get(versionId)
    return content ? { versionId, content } : []
  })
}
