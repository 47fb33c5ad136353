import type { Condition } from '../condition.ts'
import type { ConditionFacts, TraceLine } from './evaluate-condition.ts'
import { evaluateCondition } from './evaluate-condition.ts'

export interface PageSplit {
  /** False: not met, whatever the page is. True: met as soon as `pageCondition` is. */
  eligible: boolean
  /** What only the page can decide: page and element leaves. Null: nothing is left. */
  pageCondition: Condition | null
  trace: TraceLine[]
}

/**
 * Decides on the server all that does not hang on the page, and leaves the rest for it. The rest
 * holds no traits, milestones, segments or history: these are replaced by what they came to, so that
 * nothing about the user travels. `null` stands for everybody.
 */
export function splitPageCondition(
  condition: Condition | null,
  facts: Omit<ConditionFacts, 'pageUrl' | 'hasElement'>,
): PageSplit {
  if (!condition) return { eligible: true, pageCondition: null, trace: [] }
  const rest = reduce(condition, facts)
  return {
    eligible: rest !== false,
    pageCondition: typeof rest === 'boolean' ? null : rest,
    trace: evaluateCondition(condition, { ...facts, pageUrl: null }).trace,
  }
}

/** The condition with every leaf that is known replaced by its truth, and simplified. */
function reduce(condition: Condition, facts: ConditionFacts): boolean | Condition {
  if ('page' in condition || 'element' in condition) return condition
  if ('not' in condition) {
    const rest = reduce(condition.not, facts)
    return typeof rest === 'boolean' ? !rest : { not: rest }
  }
  if (!('all' in condition || 'any' in condition)) {
    return evaluateCondition(condition, facts).result
  }
  const isAny = 'any' in condition
  const rests = (isAny ? condition.any : condition.all).map((part) => reduce(part, facts))
  if (rests.includes(isAny)) return isAny
  const open = rests.filter((rest) => typeof rest !== 'boolean')
  if (open.length < 2) return open[0] ?? !isAny
  return isAny ? { any: open } : { all: open }
}
