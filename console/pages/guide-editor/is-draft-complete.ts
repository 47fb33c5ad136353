import type { Condition } from '#contract/condition'
import type { GuideDraft } from '#contract/guide'
import { leavesOf } from '#contract/rules/leaves-of'
import { isComplete } from '../../rules/event-rule.ts'
import { conditionsOf, eventsOf } from './kinds/guide-kinds.ts'

/** Nothing in its conditions is left empty that the server would refuse: a line just added is. */
export function isDraftComplete(draft: GuideDraft): boolean {
  const audience = draft.audience === null ? [] : [draft.audience]
  const trigger = typeof draft.trigger === 'string' ? [] : [draft.trigger.event]
  return (
    [...audience, ...conditionsOf(draft)].every(isConditionComplete) &&
    [...trigger, ...eventsOf(draft)].every(isSaid)
  )
}

function isConditionComplete(condition: Condition): boolean {
  return leavesOf(condition).every((leaf) => {
    if ('event' in leaf) return isComplete(leaf)
    if ('user' in leaf) return isSaid(leaf.user)
    if ('account' in leaf) return isSaid(leaf.account)
    return 'milestone' in leaf ? isSaid(leaf.milestone) : true
  })
}

function isSaid(text: string): boolean {
  return text.trim() !== ''
}
