import { requestCodes } from '#contract/codes'
import type { Condition } from '#contract/condition'
import { toMilestoneRule } from '#contract/rules/milestone-rule'
import { AppError, invalidInput } from '../errors.ts'

/** Throws `condition_not_monotone` or `condition_too_complex`, naming the place. */
export function checkMilestoneCondition(condition: Condition): void {
  const rule = toMilestoneRule(condition)
  if (!('code' in rule)) return
  const path = ['condition', rule.path].filter(Boolean).join('.')
  throw new AppError(rule.code, { errors: [{ path, message: requestCodes[rule.code].sentence }] })
}

/** A use of a feature is one event, so its condition is an event term or any of several. */
export function checkFeatureCondition(condition: Condition): void {
  checkMilestoneCondition(condition)
  const terms = 'any' in condition ? condition.any : [condition]
  for (const [i, term] of terms.entries()) {
    const path = 'any' in condition ? `condition.any.${i}` : 'condition'
    if (!('event' in term)) throw invalidInput({ path, message: 'Must be an event' })
    if ((term.atLeast ?? 1) > 1) {
      throw invalidInput({
        path: `${path}.atLeast`,
        message: 'One event is one use: leave this out',
      })
    }
  }
}
