import type { AllOf, AnyOf, Condition, Not } from '../condition.ts'

/** A condition that holds no other one. */
export type Leaf = Exclude<Condition, AllOf | AnyOf | Not>

/** Every leaf of a condition, in the order it is written: what has to be looked up to decide it. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'not' in condition ? leavesOf(condition.not) : [condition]
}
