import type { Locator } from '#contract/locator'
import {
  describeElement,
  judgeLocator,
  listMatches,
  type LocatorJudgement,
} from '../page/describe-element.ts'
import { findTarget } from '../page/find-target.ts'
import { closestAround } from '../page/flat-tree.ts'
import type { PickerWord } from './words/en.ts'

/** What would be saved for an element, and how well that tells it from all others. */
export interface Choice {
  element: Element
  locator: Locator
  strength: LocatorJudgement['strength']
  why: PickerWord
  /** Elements that people could be shown instead. */
  others: Element[]
  /** The locator leads back to the element now. */
  isFound: boolean
}

/** Describes a chosen element and says how surely a step will find it. */
export function judgeChoice(element: Element): Choice {
  const locator = describeElement(element)
  const found = findTarget(locator)
  const isFound = found?.element === element
  const { strength } = judgeLocator(locator, element)
  // What wraps it, or is in it, is the same thing to a person.
  const others = listMatches(locator).filter((one) => !holds(one, element) && !holds(element, one))
  const hasOthers = isFound ? found.isAmbiguous || strength === 'weak' : others.length > 0
  const told = { element, locator, isFound, others: hasOthers ? others : [] }
  if (told.others.length) {
    return { ...told, strength: 'weak', why: others.length > 1 ? 'why.alike' : 'why.alikeOne' }
  }
  if (!isFound) return { ...told, strength: 'weak', why: 'why.lost' }
  const { name, text, attributes } = locator
  if (!name && !text && !attributes) return { ...told, strength: 'weak', why: 'why.structure' }
  if (strength === 'strong') return { ...told, strength, why: name ? 'why.name' : 'why.mark' }
  return { ...told, strength: 'fair', why: text && !attributes ? 'why.text' : 'why.place' }
}

function holds(outer: Element, inner: Element): boolean {
  return closestAround(inner, (at) => at === outer) !== null
}
