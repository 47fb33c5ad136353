import type { Condition } from '#contract/condition'
import { matchesTerm, type MatchableEvent } from '#contract/rules/matches-term'

/**
 * Whether one event alone satisfies a milestone's rule. What it cannot tell (counts, several events,
 * a condition it does not know) is false: the server's answer will tick it.
 */
export function satisfiesRule(condition: unknown, event: MatchableEvent): boolean {
  if (typeof condition !== 'object' || !condition) return false
  const rule = condition as Condition
  if ('all' in rule)
    return rule.all.length > 0 && rule.all.every((part) => satisfiesRule(part, event))
  if ('any' in rule) return rule.any.some((part) => satisfiesRule(part, event))
  return 'event' in rule && (rule.atLeast ?? 1) === 1 && matchesTerm(rule, event)
}
