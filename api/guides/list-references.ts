import type { Condition } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { leavesOf } from '#contract/rules/leaves-of'
import { partsOf } from './guide-parts.ts'

/** Something a guide builds on, and where it says so: `content.phases.0.steps.1.milestone`. */
export interface Reference {
  kind: 'milestone' | 'guide' | 'segment' | 'page'
  /** Of a page condition: which part of the address, or `element`. */
  key: string
  path: string
}

/** Everything outside a guide that it needs: first of its rules, then in the order written. Pure. */
export function listReferences(draft: GuideDraft): Reference[] {
  const { actions, unlocks } = partsOf(draft)
  return [
    ...(draft.audience ? referencesOf(draft.audience, 'audience') : []),
    ...unlocks.flatMap(({ value, path }) => referencesOf(value, path)),
    ...milestonesOf(draft),
    ...actions.flatMap(({ value, path }): Reference[] =>
      value.kind === 'tour' ? [{ kind: 'guide', key: value.guide, path: `${path}.guide` }] : [],
    ),
  ]
}

/** What completes the steps of checklists, and what moves tours on. */
function milestonesOf(draft: GuideDraft): Reference[] {
  if (draft.kind === 'checklist') {
    return draft.content.phases.flatMap(({ steps }, p) =>
      steps.map(({ milestone }, s): Reference => ({
        kind: 'milestone',
        key: milestone,
        path: `content.phases.${p}.steps.${s}.milestone`,
      })),
    )
  }
  if (draft.kind !== 'tour') return []
  return draft.content.steps.flatMap(({ advance }, s): Reference[] => {
    const path = `content.steps.${s}.advance.milestone`
    return advance.on === 'milestone' ? [{ kind: 'milestone', key: advance.milestone, path }] : []
  })
}

function referencesOf(condition: Condition, path: string): Reference[] {
  return leavesOf(condition).flatMap((leaf): Reference[] => {
    if ('milestone' in leaf) return [{ kind: 'milestone', key: leaf.milestone, path }]
    if ('segment' in leaf) return [{ kind: 'segment', key: leaf.segment, path }]
    if ('element' in leaf) return [{ kind: 'page', key: 'element', path }]
    return 'page' in leaf ? [{ kind: 'page', key: leaf.page, path }] : []
  })
}
