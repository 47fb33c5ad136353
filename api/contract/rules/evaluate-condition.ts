import type { Comparison, Condition, EventTerm, PropertyFilter } from '../condition.ts'
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
  /** Whether the page has such an element, to be seen. Without it element leaves stay undecided. */
  hasElement?: (locator: Locator) => boolean
}

/** One line of why: a leaf, or the heading of the lines below it that are one deeper. */
export interface TraceLine {
  /** Whether it holds; null: it is decided in the page. */
  ok: boolean | null
  depth: number
  /** What is asked, as `account plan is "pro"`. */
  text: string
  /** What is, as `it is "free"`: for the vendor's people only, never for the page. */
  found?: string
}

/** Decides a condition and says why. A condition that hangs on an unknown page is not met. */
export function evaluateCondition(
  condition: Condition,
  facts: ConditionFacts,
): { result: boolean; trace: TraceLine[] } {
  const trace: TraceLine[] = []
  return { result: decide(condition, facts, trace, 0) === true, trace }
}

function decide(
  condition: Condition,
  facts: ConditionFacts,
  trace: TraceLine[],
  depth: number,
): boolean | null {
  const line: TraceLine = { ok: null, depth, text: '' }
  trace.push(line)
  const below = (part: Condition) => decide(part, facts, trace, depth + 1)
  if ('all' in condition) {
    line.text = 'all of:'
    line.ok = combine(condition.all.map(below), false)
  } else if ('any' in condition) {
    line.text = 'at least one of:'
    line.ok = combine(condition.any.map(below), true)
  } else if ('not' in condition) {
    line.text = 'not:'
    const ok = below(condition.not)
    line.ok = ok === null ? null : !ok
  } else Object.assign(line, leafLine(condition, facts))
  return line.ok
}

/** `winner` when one part is, else undecided when one part is, else the opposite. */
const combine = (parts: (boolean | null)[], winner: boolean) =>
  parts.includes(winner) ? winner : parts.includes(null) ? null : !winner

function leafLine(leaf: Leaf, facts: ConditionFacts): Omit<TraceLine, 'depth'> {
  if ('event' in leaf) {
    const count = facts.countEvents?.(leaf) ?? 0
    return {
      ok: count >= (leaf.atLeast ?? 1),
      text: eventWords(leaf),
      found: `${count}× so far`,
    }
  }
  if ('milestone' in leaf) {
    return {
      ok: facts.isReached?.(leaf.milestone) ?? false,
      text: `milestone ${leaf.milestone} is reached`,
    }
  }
  if ('segment' in leaf) {
    return {
      ok: facts.isInSegment?.(leaf.segment) ?? false,
      text: `in segment ${leaf.segment}`,
    }
  }
  if ('page' in leaf) {
    const text = `page ${leaf.page} ${comparisonWords(leaf)}`
    if (facts.pageUrl == null) return { ok: null, text }
    const actual = urlPart(facts.pageUrl, leaf.page)
    return { ok: comparePage(actual, leaf), text, found: foundWords(actual) }
  }
  if ('element' in leaf) {
    return {
      ok: facts.hasElement?.(leaf.element) ?? null,
      text: `page has ${elementWords(leaf.element)}`,
    }
  }
  const [who, path] =
    'user' in leaf ? (['user', leaf.user] as const) : (['account', leaf.account] as const)
  const actual = readField(facts[who], path)
  return {
    ok: compare(actual, leaf),
    text: `${who} ${path} ${comparisonWords(leaf)}`,
    found: foundWords(actual),
  }
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

/** `button "Invite"`: what a person would call it, and only without that its place in the tree. */
function elementWords({ role, tag, name, text, attributes, path }: Locator): string {
  const [attribute] = Object.entries(attributes ?? {}).map((pair) => pair.join('='))
  const known = name ?? text ?? attribute ?? path
  return [role ?? tag ?? 'element', known && inWords(known)].filter(Boolean).join(' ')
}

function eventWords({ event, where = [], atLeast = 1, withinDays, lastDays }: EventTerm): string {
  const filters = where.map(
    (filter: PropertyFilter) => `${filter.property} ${comparisonWords(filter)}`,
  )
  return [
    `did "${event}"`,
    filters.length && `where ${filters.join(' and ')}`,
    atLeast > 1 && `at least ${atLeast} times`,
    atLeast > 1 && withinDays !== undefined && `within ${withinDays} days`,
    lastDays !== undefined && `in the last ${lastDays} days`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** `greaterThan` reads as "is greater than". */
function comparisonWords({ op, value }: Comparison): string {
  if (op === 'exists') return 'is set'
  const words = op.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${/^[gla]/.test(op) ? 'is ' : ''}${words} ${[value].flat().map(inWords).join(', ')}`
}

const foundWords = (actual: unknown) =>
  actual == null ? 'it is not set' : `it is ${inWords(actual)}`
// Cut, since a trait may be a whole document.
const inWords = (value: unknown) => JSON.stringify(value ?? null).slice(0, 80)
