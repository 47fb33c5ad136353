import type { Condition } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { leavesOf } from '#contract/rules/leaves-of'

/** Something a guide builds on, and where it says so: `content.phases.0.steps.1.milestone`. */
export interface Reference {
  kind: 'milestone' | 'tour' | 'segment' | 'page'
  /** Of a page condition: which part of the address. */
  key: string
  path: string
}

/** Everything outside a guide that it needs, in the order written. Pure. */
export function listReferences(draft: GuideDraft): Reference[] {
  const audience = referencesOf(draft.audience, 'audience')
  if (draft.kind === 'tour') {
    const steps = draft.content.steps.flatMap(({ advance }, i): Reference[] =>
      advance.on === 'milestone'
        ? [
            {
              kind: 'milestone',
              key: advance.milestone,
              path: `content.steps.${i}.advance.milestone`,
            },
          ]
        : [],
    )
    return [...audience, ...steps]
  }
  const phases = draft.content.phases.flatMap((phase, p) => {
    const path = `content.phases.${p}`
    const unlock =
      phase.unlock.kind === 'condition'
        ? referencesOf(phase.unlock.condition, `${path}.unlock.condition`)
        : []
    const steps = phase.steps.flatMap(({ milestone, action }, s): Reference[] => {
      const at = `${path}.steps.${s}`
      const tour: Reference[] =
        action?.kind === 'tour'
          ? [{ kind: 'tour', key: action.guide, path: `${at}.action.guide` }]
          : []
      return [{ kind: 'milestone', key: milestone, path: `${at}.milestone` }, ...tour]
    })
    return [...unlock, ...steps]
  })
  return [...audience, ...phases]
}

function referencesOf(condition: Condition | null, path: string): Reference[] {
  if (!condition) return []
  return leavesOf(condition).flatMap((leaf): Reference[] => {
    if ('milestone' in leaf) return [{ kind: 'milestone', key: leaf.milestone, path }]
    if ('segment' in leaf) return [{ kind: 'segment', key: leaf.segment, path }]
    return 'page' in leaf ? [{ kind: 'page', key: leaf.page, path }] : []
  })
}
