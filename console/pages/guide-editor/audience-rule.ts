import type { Comparison, Condition, EventTerm } from '#contract/condition'
import type { Locator } from '#contract/locator'
import { isComplete } from '../../rules/event-rule.ts'
import { sayTarget } from '../../rules/say-target.ts'

/** One line of the audience form. */
export type AudienceRow =
  | { kind: 'user' | 'account' | 'page'; subject: string; comparison: Comparison }
  | { kind: 'did' | 'didNot'; term: EventTerm }
  | { kind: 'reached' | 'notReached'; milestone: string }
  | { kind: 'element' | 'noElement'; element: Locator }

export type AudienceKind = AudienceRow['kind']

/** What the form of an audience can say. */
export interface AudienceRule {
  join: 'all' | 'any'
  rows: AudienceRow[]
}

/** Null: the condition says more than the form can, and is edited as JSON. */
export function toAudienceRule(condition: Condition): AudienceRule | null {
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
export function toAudience({ join, rows }: AudienceRule): Condition {
  const [only, ...others] = rows.map(toLeaf)
  if (only && others.length === 0) return only
  const parts = only ? [only, ...others] : []
  return join === 'all' ? { all: parts } : { any: parts }
}

/** A line of another kind, with nothing said yet. */
export function emptyRow(kind: AudienceKind, milestone: string): AudienceRow {
  if (kind === 'did' || kind === 'didNot') return { kind, term: { event: '' } }
  if (kind === 'reached' || kind === 'notReached') return { kind, milestone }
  if (kind === 'element' || kind === 'noElement') return { kind, element: {} }
  const op = kind === 'page' ? 'startsWith' : 'is'
  return { kind, subject: kind === 'page' ? 'path' : '', comparison: { op, value: '' } }
}

/** Nothing in it is left empty that has to be said. */
export function isRowComplete(row: AudienceRow): boolean {
  if ('term' in row) return isComplete(row.term)
  if ('element' in row) return sayTarget(row.element) !== null
  return 'milestone' in row ? row.milestone !== '' : row.subject.trim() !== ''
}

function toRow(condition: Condition): AudienceRow | null {
  if ('event' in condition) return { kind: 'did', term: condition }
  if ('milestone' in condition) return { kind: 'reached', milestone: condition.milestone }
  if ('element' in condition) return { kind: 'element', element: condition.element }
  if ('not' in condition) {
    const { not } = condition
    if ('event' in not) return { kind: 'didNot', term: not }
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

function toLeaf(row: AudienceRow): Condition {
  switch (row.kind) {
    case 'did':
      return row.term
    case 'didNot':
      return { not: row.term }
    case 'reached':
      return { milestone: row.milestone }
    case 'notReached':
      return { not: { milestone: row.milestone } }
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
