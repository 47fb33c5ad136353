import type { Condition } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { leavesOf } from '#contract/rules/leaves-of'
import { isComplete } from '../../rules/event-rule.ts'

/** Nothing in its conditions is left empty that the server would refuse: a line just added is. */
export function isDraftComplete(draft: GuideDraft): boolean {
  return conditionsOf(draft).every(isConditionComplete) && advancesOf(draft).every(isSaid)
}

function conditionsOf(draft: GuideDraft): Condition[] {
  const audience = draft.audience === null ? [] : [draft.audience]
  if (draft.kind === 'tour') return audience
  const unlocks = draft.content.phases.flatMap(({ unlock }) =>
    unlock.kind === 'condition' ? [unlock.condition] : [],
  )
  return [...audience, ...unlocks]
}

function isConditionComplete(condition: Condition): boolean {
  return leavesOf(condition).every((leaf) => {
    if ('event' in leaf) return isComplete(leaf)
    if ('user' in leaf) return isSaid(leaf.user)
    if ('account' in leaf) return isSaid(leaf.account)
    return 'milestone' in leaf ? isSaid(leaf.milestone) : true
  })
}

function advancesOf(draft: GuideDraft): string[] {
  if (draft.kind !== 'tour') return []
  return draft.content.steps.flatMap(({ advance }) =>
    advance.on === 'event' ? [advance.event] : [],
  )
}

function isSaid(text: string): boolean {
  return text.trim() !== ''
}
