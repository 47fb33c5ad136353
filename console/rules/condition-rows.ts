import type { Comparison, Condition, EventTerm } from '#contract/condition'
import type { Locator } from '#contract/locator'
import { isComplete } from './event-rule.ts'
import { sayTarget } from './say-target.ts'

/** One line of the form of a condition. */
export type ConditionRow =
  | { kind: 'user' | 'account' | 'page'; subject: string; comparison: Comparison }
  | { kind: 'did' | 'didNot'; term: EventTerm }
  | { kind: 'reached' | 'notReached'; milestone: string }
  | { kind: 'inSegment' | 'notInSegment'; segment: string }
  | { kind: 'element' | 'noElement'; element: Locator }

export type RowKind = ConditionRow['kind']

/** What the form of a condition can say. */
export interface ConditionRows {
  join: 'all' | 'any'
  rows: ConditionRow[]
}

/** Null: the condition says more than the form can, and is edited as JSON. */
export function toConditionRows(condition: Condition): ConditionRows | null {
  const isGroup = 'all' in condition || 'any' in condition
  const join = 'any' in condition ? 'any' : 'all'
  const parts =
    'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
  const rows = parts.map(toRow)
  const known = rows.filter((row) => row !== null)
  if (known.length < rows.length || (isGroup && known.length === 0)) return null
  return { join, rows: known }
}

/** The shortest condition that says the same: a single line stands alone. */
export function toCondition({ join, rows }: ConditionRows): Condition {
  const [only, ...others] = rows.map(toLeaf)
  if (only && others.length === 0) return only
  const parts = only ? [only, ...others] : []
  return join === 'all' ? { all: parts } : { any: parts }
}

/** What a new line that names one of a list begins with. */
export interface FirstChoices {
  milestone?: string | undefined
  segment?: string | undefined
}

/** A line of another kind, with nothing said yet. */
export function emptyRow(kind: RowKind, first: FirstChoices = {}): ConditionRow {
  if (kind === 'did' || kind === 'didNot') return { kind, term: { event: '' } }
  if (kind === 'reached' || kind === 'notReached') return { kind, milestone: first.milestone ?? '' }
  if (kind === 'inSegment' || kind === 'notInSegment') return { kind, segment: first.segment ?? '' }
  if (kind === 'element' || kind === 'noElement') return { kind, element: {} }
  const op = kind === 'page' ? 'startsWith' : 'is'
  return { kind, subject: kind === 'page' ? 'path' : '', comparison: { op, value: '' } }
}

/** Nothing in it is left empty that has to be said. */
export function isRowComplete(row: ConditionRow): boolean {
  if ('term' in row) return isComplete(row.term)
  if ('element' in row) return sayTarget(row.element) !== null
  if ('segment' in row) return row.segment !== ''
  return 'milestone' in row ? row.milestone !== '' : row.subject.trim() !== ''
}

function toRow(condition: Condition): ConditionRow | null {
  if ('event' in condition) return { kind: 'did', term: condition }
  if ('milestone' in condition) return { kind: 'reached', milestone: condition.milestone }
  if ('segment' in condition) return { kind: 'inSegment', segment: condition.segment }
  if ('element' in condition) return { kind: 'element', element: condition.element }
  if ('not' in condition) {
    const { not } = condition
    if ('event' in not) return { kind: 'didNot', term: not }
    if ('segment' in not) return { kind: 'notInSegment', segment: not.segment }
    if ('element' in not) return { kind: 'noElement', element: not.element }
    return 'milestone' in not ? { kind: 'notReached', milestone: not.milestone } : null
  }
  if ('user' in condition) {
    const { user, ...comparison } = condition
    return { kind: 'user', subject: user, comparison }
  }
  if ('account' in condition) {
    const { account, ...comparison } = condition
    return { kind: 'account', subject: account, comparison }
  }
  if ('page' in condition && condition.page === 'path') {
    const { page, ...comparison } = condition
    return { kind: 'page', subject: page, comparison }
  }
  return null
}

function toLeaf(row: ConditionRow): Condition {
  switch (row.kind) {
    case 'did':
      return row.term
    case 'didNot':
      return { not: row.term }
    case 'reached':
      return { milestone: row.milestone }
    case 'notReached':
      return { not: { milestone: row.milestone } }
    case 'inSegment':
      return { segment: row.segment }
    case 'notInSegment':
      return { not: { segment: row.segment } }
    case 'element':
      return { element: row.element }
    case 'noElement':
      return { not: { element: row.element } }
    case 'user':
      return { user: row.subject, ...row.comparison }
    case 'account':
      return { account: row.subject, ...row.comparison }
    case 'page':
      return { page: 'path', ...row.comparison }
  }
}
