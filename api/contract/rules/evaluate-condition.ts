import type { Comparison, Condition, EventTerm, PropertyFilter } from '../condition.ts'
import type { Locator } from '../locator.ts'
import {
  decideAnyLeaf,
  decideCondition,
  type ConditionFacts,
  type DecidedPart,
} from './decide-condition.ts'

export type { ConditionFacts, ConditionParty } from './decide-condition.ts'

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
  const parts: DecidedPart[] = []
  const ok = decideCondition(condition, facts, decideAnyLeaf, parts)
  return { result: ok === true, trace: parts.map(toTraceLine) }
}

/** A decided part in words. */
export function toTraceLine({ condition, ok, depth, actual }: DecidedPart): TraceLine {
  const line = { ok, depth, text: partWords(condition) }
  if ('event' in condition) return { ...line, found: `${String(actual)}× so far` }
  const isCompared = 'user' in condition || 'account' in condition || 'page' in condition
  return isCompared && ok !== null ? { ...line, found: foundWords(actual) } : line
}

function partWords(condition: Condition): string {
  if ('all' in condition) return 'all of:'
  if ('any' in condition) return 'at least one of:'
  if ('not' in condition) return 'not:'
  if ('event' in condition) return eventWords(condition)
  if ('milestone' in condition) return `milestone ${condition.milestone} is reached`
  if ('segment' in condition) return `in segment ${condition.segment}`
  if ('element' in condition) return `page has ${elementWords(condition.element)}`
  if ('page' in condition) return `page ${condition.page} ${comparisonWords(condition)}`
  const field = 'user' in condition ? `user ${condition.user}` : `account ${condition.account}`
  return `${field} ${comparisonWords(condition)}`
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
