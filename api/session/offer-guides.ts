import type { Condition, EventTerm } from '#contract/condition'
import type { ConditionFacts } from '#contract/rules/evaluate-condition'
import { evaluateCondition } from '#contract/rules/evaluate-condition'
import { leavesOf } from '#contract/rules/leaves-of'
import { splitPageCondition } from '#contract/rules/split-page-condition'
import { traceToText } from '#contract/rules/trace-to-text'
import type { SessionGuide, SessionResponse } from '#contract/session'
import type { PublishedGuide } from '../../db/session/read-published-guides.ts'
import type { Visitor } from '../../db/session/read-visitor.ts'

/**
 * Which published guides this visitor is offered, and why the others are not. Decides everything but
 * page conditions, which go along; says nothing about traits. Pure.
 */
export function offerGuides(
  guides: readonly PublishedGuide[],
  visitor: Visitor,
  facts: ConditionFacts,
  knownVersions: ReadonlySet<string>,
): Pick<SessionResponse, 'guides' | 'notEligible'> {
  const offered: SessionGuide[] = []
  const notEligible: SessionResponse['notEligible'] = []
  for (const { versionId, content: guide } of guides) {
    const { eligible, pageCondition, trace } = splitPageCondition(guide.audience, facts)
    if (!eligible) {
      notEligible.push({ guideKey: guide.key, trace: traceToText(trace, { withFound: false }) })
      continue
    }
    const shared = {
      key: guide.key,
      versionId,
      trigger: guide.trigger,
      pageCondition,
      run: visitor.runs.get(guide.key) ?? null,
    }
    const isKnown = knownVersions.has(versionId)
    offered.push(
      guide.kind === 'checklist'
        ? {
            ...shared,
            kind: guide.kind,
            content: isKnown ? null : guide.content,
            unlocked: Object.fromEntries(
              guide.content.phases.flatMap(({ key, unlock }) =>
                unlock.kind === 'condition'
                  ? [[key, evaluateCondition(unlock.condition, facts).result]]
                  : [],
              ),
            ),
          }
        : { ...shared, kind: guide.kind, content: isKnown ? null : guide.content },
    )
  }
  return { guides: offered, notEligible }
}

/** Every event history that audiences and unlocks ask for. */
export function historyTerms(guides: readonly PublishedGuide[]): EventTerm[] {
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
