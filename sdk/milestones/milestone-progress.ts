import type { CompletedMilestone } from '#contract/event-batch'
import type { MilestoneRule, MilestoneState } from '#contract/session'
import type { MatchableEvent } from '#contract/rules/matches-term'
import { satisfiesRule } from './satisfies-rule.ts'

export interface MilestoneProgress {
  /** The server's word: replaces what is known, except for hopes whose event is still on its way. */
  replace(reached: Record<string, MilestoneState>, rules: MilestoneRule[]): void
  /** An event of this page. Returns the milestones it makes reached as far as the page can tell. */
  hope(event: MatchableEvent, messageId: string): string[]
  /** Milestones the server has just found completed. Returns those that are news to the page. */
  complete(completed: CompletedMilestone[]): string[]
  /** Whether one of these events was hoped to complete something that the server has not confirmed. */
  isInDoubt(messageIds: string[]): boolean
  isReached(key: string): boolean
  byTeammate(key: string): boolean
}

/**
 * Which milestones are reached, for this user and the account. Optimistic on the page's own events,
 * so that a step ticks at once; the server has the last word.
 */
export function createMilestoneProgress(
  isPending: (messageId: string) => boolean,
  hasAccount: () => boolean,
): MilestoneProgress {
  let rules: MilestoneRule[] = []
  let reached = new Map<string, 'you' | 'teammate'>()
  /** Milestone → the event it hangs on. */
  const hopes = new Map<string, string>()

  return {
    replace(states, newRules) {
      rules = newRules
      reached = new Map(Object.entries(states).map(([key, { by }]) => [key, by]))
      for (const [key, id] of hopes) if (!isPending(id)) hopes.delete(key)
    },
    hope(event, messageId) {
      const keys = rules
        .filter(({ key }) => !reached.has(key) && !hopes.has(key))
        .filter(({ scope }) => scope === 'user' || hasAccount())
        .filter(({ condition }) => satisfiesRule(condition, event))
        .map(({ key }) => key)
      for (const key of keys) hopes.set(key, messageId)
      return keys
    },
    complete(completed) {
      const news = completed.map(({ milestone }) => milestone).filter((key) => !reached.has(key))
      for (const key of news) reached.set(key, 'you')
      return news.filter((key) => !hopes.delete(key))
    },
    isInDoubt: (messageIds) => [...hopes.values()].some((id) => messageIds.includes(id)),
    isReached: (key) => reached.has(key) || hopes.has(key),
    byTeammate: (key) => reached.get(key) === 'teammate',
  }
}
