import type { GuideDraft, GuideKind } from '#contract/guide'
import type { MetricRequest } from '../metric-request.ts'
import { Unanswerable } from '../unanswerable.ts'

/** A guide as reports speak of it. */
export interface ReportedGuide {
  key: string
  name: string
  kind: GuideKind
  /** Newest first. */
  versions: { id: string; number: number; publishedAtMs: number }[]
  /** Number of the version whose steps are told; null: never published. */
  version: number | null
  /** The version asked for; null: none in particular. */
  versionId: string | null
  draft: GuideDraft
}

/** The guide asked for, with its versions. Throws Unanswerable. */
export async function findGuide({
  sql,
  environment,
  query,
}: MetricRequest): Promise<ReportedGuide> {
  if (query.guide === undefined) throw new Unanswerable('guide', 'Name a guide by its key')
  const [guide] = await sql<{ kind: GuideKind; draft: GuideDraft }[]>`
    select kind, draft from guides
    where environment_id = ${environment.id} and key = ${query.guide}`
  if (!guide) {
    throw new Unanswerable('guide', `There is no guide "${query.guide}": see GET /api/v1/guides`)
  }
  const versions = await sql<
    { id: string; number: number; publishedAtMs: number; content: GuideDraft }[]
  >`
    select id, number, published_at as "publishedAtMs", content from guide_versions
    where environment_id = ${environment.id} and guide_key = ${query.guide}
    order by number desc`
  const asked = versions.find(({ number }) => number === query.version)
  if (query.version !== undefined && !asked) {
    throw new Unanswerable('version', `The guide has no version ${query.version}`)
  }
  const told = asked ?? versions[0]
  return {
    key: query.guide,
    name: guide.draft.name,
    kind: guide.kind,
    versions: versions.map(({ content: _, ...version }) => version),
    version: told?.number ?? null,
    versionId: asked?.id ?? null,
    draft: told?.content ?? guide.draft,
  }
}
