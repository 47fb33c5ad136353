import type { Condition, EventTerm } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { leavesOf } from '#contract/rules/leaves-of'
import type { SessionResponse } from '#contract/session'
import type { TenantSql } from '../../db/client.ts'
import { currentDefinitions, type Definitions } from '../../db/facts/definitions.ts'
import { readPublishedGuides, type PublishedGuide } from '../../db/session/read-published-guides.ts'
import { countVisitorEvents, readVisitor, type Visitor } from '../../db/session/read-visitor.ts'
import type { Circumstances } from './decide-offer.ts'

/** What sessions keep between requests; both are read again when the database says so. */
export interface SessionCache {
  definitions: Map<string, Definitions>
  versions: Map<string, GuideDraft>
}

export interface WeighedVisitor {
  definitions: Definitions
  guides: PublishedGuide[]
  visitor: Visitor
  milestones: SessionResponse['milestones']
  circumstances: Circumstances
}

/** Reads who somebody is, what is published, and all that decides what of it is offered to them. */
export async function weighVisitor(
  sql: TenantSql,
  cache: SessionCache,
  environmentId: string,
  ids: { userId: string | null; anonymousId: string; accountId: string | null; nowMs: number },
): Promise<WeighedVisitor> {
  const { anonymousId, nowMs } = ids
  const definitions = await currentDefinitions(sql, cache.definitions, environmentId)
  const guides = await readPublishedGuides(sql, environmentId, cache.versions)
  const visitor = await readVisitor(sql, environmentId, ids)
  const terms = historyTerms(guides)
  const counts = await countVisitorEvents(
    sql,
    environmentId,
    { userId: visitor.userId, anonymousId, nowMs },
    terms,
  )
  const milestones = reachedMilestones(definitions, visitor)
  return {
    definitions,
    guides,
    visitor,
    milestones,
    circumstances: {
      environmentId,
      personId: visitor.userId ?? anonymousId,
      facts: {
        user: visitor.user,
        account: visitor.account,
        countEvents: (term) => counts[terms.indexOf(term)] ?? 0,
        isReached: (milestone) => milestone in milestones,
      },
      runs: visitor.runs,
      nowMs,
    },
  }
}

/** Every event history that audiences and unlocks ask for. */
function historyTerms(guides: readonly PublishedGuide[]): EventTerm[] {
  const conditions: (Condition | null)[] = guides.flatMap(({ content: guide }) => [
    guide.audience,
    ...(guide.kind === 'checklist'
      ? guide.content.phases.flatMap(({ unlock }) =>
          unlock.kind === 'condition' ? unlock.condition : [],
        )
      : []),
  ])
  return conditions.flatMap((condition) =>
    condition ? leavesOf(condition).flatMap((leaf) => ('event' in leaf ? leaf : [])) : [],
  )
}

/** A milestone of account scope is reached once anybody of the account did it. */
function reachedMilestones(
  definitions: Definitions,
  visitor: Visitor,
): SessionResponse['milestones'] {
  const states: SessionResponse['milestones'] = {}
  for (const { key, scope } of definitions.milestones) {
    const own = visitor.userFacts.get(key)
    const fact = scope === 'account' ? (visitor.accountFacts.get(key) ?? own) : own
    if (!fact) continue
    states[key] = {
      reachedAt: new Date(fact.reachedAtMs).toISOString(),
      by: fact.userId === null || fact.userId === visitor.userId ? 'you' : 'teammate',
    }
  }
  return states
}
