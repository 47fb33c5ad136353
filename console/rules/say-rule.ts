import type { Comparison, Condition, EventTerm, PropertyFilter, Scalar } from '#contract/condition'
import { formatNumber } from '../format.ts'
import { currentLanguage, t } from '../words/translate.ts'
import { sayTarget } from './say-target.ts'

/** Names of milestones by key. */
export type MilestoneNames = ReadonlyMap<string, string>

/** Names by key, where the reader knows things by name. */
export interface RuleNames {
  milestones?: MilestoneNames
  segments?: ReadonlyMap<string, string>
}

/** A condition as a person would say it, in the language on screen. Null, as an audience: everybody. */
export function sayRule(condition: Condition | null, names: RuleNames = {}): string {
  if (condition === null) return t('rule.everybody')
  return say(condition, names, false)
}

/** What properties of an event must be: "plan is “pro” and seats are at least 5". */
export function sayFilters(where: readonly PropertyFilter[]): string {
  return listOf(
    where.map((filter) => compare(filter.property, filter)),
    'conjunction',
  )
}

function say(condition: Condition, names: RuleNames, inside: boolean): string {
  if ('all' in condition || 'any' in condition) {
    const isAll = 'all' in condition
    const parts = isAll ? condition.all : condition.any
    if (parts.length === 0) return t(isAll ? 'rule.everybody' : 'rule.nobody')
    const said = listOf(
      parts.map((part) => say(part, names, parts.length > 1)),
      isAll ? 'conjunction' : 'disjunction',
    )
    return inside && parts.length > 1 ? `(${said})` : said
  }
  if ('not' in condition) return sayNot(condition.not, names)
  if ('event' in condition) return sayTerm(condition, t('rule.event', { event: condition.event }))
  if ('milestone' in condition) {
    return t('rule.milestone', { name: nameOf(condition.milestone, names.milestones) })
  }
  if ('segment' in condition) {
    return t('rule.segment', { name: nameOf(condition.segment, names.segments) })
  }
  if ('user' in condition) return compare(t('rule.user', { trait: condition.user }), condition)
  if ('account' in condition) {
    return compare(t('rule.account', { trait: condition.account }), condition)
  }
  if ('element' in condition) {
    return t('rule.element', { element: sayTarget(condition.element) ?? t('locator.element') })
  }
  return compare(t(`rule.page.${condition.page}`), condition)
}

function sayNot(condition: Condition, names: RuleNames): string {
  if ('event' in condition)
    return sayTerm(condition, t('rule.eventNot', { event: condition.event }))
  if ('milestone' in condition) {
    return t('rule.milestoneNot', { name: nameOf(condition.milestone, names.milestones) })
  }
  if ('segment' in condition) {
    return t('rule.segmentNot', { name: nameOf(condition.segment, names.segments) })
  }
  return t('rule.not', { rule: say(condition, names, false) })
}

function sayTerm({ where = [], atLeast = 1, withinDays, lastDays }: EventTerm, event: string) {
  const parts = [event]
  if (atLeast > 1) parts.push(t('rule.times', { count: atLeast }))
  if (atLeast > 1 && withinDays !== undefined) parts.push(t('rule.within', { count: withinDays }))
  if (lastDays !== undefined) parts.push(t('rule.last', { count: lastDays }))
  if (where.length > 0) {
    parts.push(t('rule.where', { filters: sayFilters(where) }))
  }
  return parts.join(' ')
}

function compare(left: string, { op, value }: Comparison): string {
  return t(`rule.op.${op}`, { left, right: sayValue(value) })
}

function sayValue(value: Comparison['value']): string {
  if (value === undefined) return ''
  return Array.isArray(value) ? listOf(value.map(sayScalar), 'disjunction') : sayScalar(value)
}

function sayScalar(value: Scalar): string {
  if (typeof value === 'number') return formatNumber(value, 3)
  return typeof value === 'string' ? t('rule.quoted', { text: value }) : String(value)
}

function nameOf(key: string, names?: ReadonlyMap<string, string>): string {
  return names?.get(key) ?? key
}

/** "a, b and c", as the language joins. */
function listOf(parts: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(currentLanguage(), { type }).format(parts)
}
