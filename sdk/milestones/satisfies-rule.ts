import type { Condition } from '#contract/condition'
import { decideCondition } from '#contract/rules/decide-condition'
import { matchesTerm, type MatchableEvent } from '#contract/rules/matches-term'

/**
 * Whether one event alone satisfies a milestone's rule. What it cannot tell (counts, several events,
 * a condition it does not know) is false: the server's answer will tick it.
 */
export function satisfiesRule(condition: unknown, event: MatchableEvent): boolean {
  return (
    !!condition &&
    decideCondition(condition as Condition, {}, (leaf) => [
      'event' in leaf && (leaf.atLeast ?? 1) === 1 && matchesTerm(leaf, event),
    ]) === true
  )
}
