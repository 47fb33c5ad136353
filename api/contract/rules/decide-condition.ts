import type { Comparison, Condition, EventTerm } from '../condition.ts'
import type { Locator } from '../locator.ts'
import { compare } from './compare.ts'
import type { Leaf } from './leaves-of.ts'
import { matchesPattern, urlPart } from './match-url.ts'
import { readPath } from './read-path.ts'

/** A user or an account as conditions see it. `id` and `createdAt` (ISO-8601, UTC) read as traits. */
export interface ConditionParty {
  id: string
  createdAtMs: number | null
  traits: Record<string, unknown>
}

/** What a condition is decided on. What is left out is missing, and comparisons with it are false. */
export interface ConditionFacts {
  user?: ConditionParty | null
  account?: ConditionParty | null
  /** How many events a term speaks of: see `countEvents`. */
  countEvents?: (term: EventTerm) => number
  isReached?: (milestoneKey: string) => boolean
  isInSegment?: (segmentKey: string) => boolean
  /** The address of the page. Without it page leaves stay undecided: they are the page's to decide. */
  pageUrl?: string | null
  /** Whether the page has such an element, to be seen. Without an answer it stays undecided. */
  hasElement?: (locator: Locator) => boolean | null
}

/** One part of a condition as it was decided, in the order it is written. */
export interface DecidedPart {
  condition: Condition
  depth: number
  /** Whether it holds; null: it is decided in the page. */
  ok: boolean | null
  /** What a leaf was compared with: a trait, a part of the address, a count. */
  actual?: unknown
}

/** How a leaf comes out, and what it was compared with. */
export type DecideLeaf = (
  leaf: Leaf,
  facts: ConditionFacts,
) => [ok: boolean | null, actual?: unknown]

/**
 * Decides a condition and keeps how every part came out in `parts`; `evaluateCondition` says it in
 * words. Null: it hangs on a page that is not known here. `decideLeaf` is handed in, since the page
 * knows nothing of users, segments and history, and need not carry how to ask for them.
 */
export function decideCondition(
  condition: Condition,
  facts: ConditionFacts,
  decideLeaf: DecideLeaf,
  parts: DecidedPart[] = [],
  depth = 0,
): boolean | null {
  const part: DecidedPart = { condition, depth, ok: null }
  parts.push(part)
  const below = (one: Condition) => decideCondition(one, facts, decideLeaf, parts, depth + 1)
  if ('all' in condition) part.ok = combine(condition.all.map(below), false)
  else if ('any' in condition) part.ok = combine(condition.any.map(below), true)
  else if ('not' in condition) {
    const ok = below(condition.not)
    part.ok = ok === null ? null : !ok
  } else [part.ok, part.actual] = decideLeaf(condition, facts)
  return part.ok
}

/** `winner` when one part is, else undecided when one part is, else the opposite. */
const combine = (parts: (boolean | null)[], winner: boolean) =>
  parts.includes(winner) ? winner : parts.includes(null) ? null : !winner

/** Every leaf, for the server. */
export const decideAnyLeaf: DecideLeaf = (leaf, facts) => {
  if ('event' in leaf) {
    const count = facts.countEvents?.(leaf) ?? 0
    return [count >= (leaf.atLeast ?? 1), count]
  }
  if ('milestone' in leaf) return [facts.isReached?.(leaf.milestone) ?? false]
  if ('segment' in leaf) return [facts.isInSegment?.(leaf.segment) ?? false]
  if ('element' in leaf || 'page' in leaf) return decidePageLeaf(leaf, facts)
  const actual =
    'user' in leaf ? readField(facts.user, leaf.user) : readField(facts.account, leaf.account)
  return [compare(actual, leaf), actual]
}

/** The leaves that only the page can decide; of others it knows nothing. */
export const decidePageLeaf: DecideLeaf = (leaf, { pageUrl, hasElement }) => {
  if ('element' in leaf) return [hasElement?.(leaf.element) ?? null]
  if (!('page' in leaf) || pageUrl == null) return [null]
  const actual = urlPart(pageUrl, leaf.page)
  return [comparePage(actual, leaf), actual]
}

/** `is` and `isOneOf` take patterns here: `/projects/*`. */
function comparePage(actual: string | undefined, comparison: Comparison): boolean {
  const { op, value } = comparison
  if (actual === undefined || (op !== 'is' && op !== 'isOneOf')) return compare(actual, comparison)
  if ((op === 'isOneOf') !== Array.isArray(value)) return false
  return [value].flat().some((one) => typeof one === 'string' && matchesPattern(actual, one))
}

function readField(party: ConditionParty | null | undefined, path: string): unknown {
  if (!party) return undefined
  if (path === 'id') return party.id
  if (path !== 'createdAt') return readPath(party.traits, path)
  return party.createdAtMs === null ? undefined : new Date(party.createdAtMs).toISOString()
}
