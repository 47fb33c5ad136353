import type { Condition, EventTerm } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { evaluateCondition, type ConditionFacts } from '#contract/rules/evaluate-condition'
import { expandSegments } from '#contract/rules/expand-segments'
import { leavesOf } from '#contract/rules/leaves-of'
import type { SessionResponse } from '#contract/session'
import type { TenantSql } from '../../db/client.ts'
import { currentDefinitions, type Definitions } from '../../db/facts/definitions.ts'
import { readPublishedGuides, type PublishedGuide } from '../../db/session/read-published-guides.ts'
import {
  countVisitorEvents,
  readVisitors,
  type Visitor,
  type VisitorIds,
} from '../../db/session/read-visitors.ts'
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

/**
 * Reads who pages are of, what is published, and all that decides what of it is offered to each of
 * them, in the order asked. What does not depend on each other is asked at once.
 */
export async function weighVisitors(
  sql: TenantSql,
  cache: SessionCache,
  environmentId: string,
  asked: readonly VisitorIds[],
  nowMs: number,
): Promise<WeighedVisitor[]> {
  const [definitions, guides, visitors] = await Promise.all([
    currentDefinitions(sql, cache.definitions, environmentId),
    readPublishedGuides(sql, environmentId, cache.versions),
    readVisitors(sql, environmentId, asked, nowMs),
  ])
  const { segments } = definitions
  const terms = historyTerms(guides, segments)
  return Promise.all(
    visitors.map(async (visitor, index) => {
      const { anonymousId } = asked[index]!
      const who = { userId: visitor.userId, anonymousId, nowMs }
      const counts = await countVisitorEvents(sql, environmentId, who, terms)
      const milestones = reachedMilestones(definitions, visitor)
      const facts: ConditionFacts = {
        user: visitor.user,
        account: visitor.account,
        countEvents: (term: EventTerm) => counts[terms.indexOf(term)] ?? 0,
        isReached: (milestone: string) => milestone in milestones,
        isInSegment: (segment: string) =>
          evaluateCondition(expandSegments({ segment }, segments), facts).result,
      }
      const personId = visitor.userId ?? anonymousId
      const circumstances = { environmentId, personId, facts, runs: visitor.runs, nowMs }
      return { definitions, guides, visitor, milestones, circumstances }
    }),
  )
}

/** Every event history that audiences and unlocks ask for, and the segments in them. */
function historyTerms(
  guides: readonly PublishedGuide[],
  segments: Definitions['segments'],
): EventTerm[] {
  const conditions: (Condition | null)[] = guides.flatMap(({ content: guide }) => [
    guide.audience,
    ...(guide.kind === 'checklist'
      ? guide.content.phases.flatMap(({ unlock }) =>
          unlock.kind === 'condition' ? unlock.condition : [],
        )
      : []),
  ])
  return conditions.flatMap((condition) =>
    condition
      ? leavesOf(expandSegments(condition, segments)).flatMap((leaf) =>
          'event' in leaf ? leaf : [],
        )
      : [],
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
