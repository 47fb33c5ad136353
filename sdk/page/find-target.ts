import type { Locator } from '#contract/locator'
import { accessibleName, textOf, tidy } from './accessible-name.ts'
import { elementRole, landmarksOf, selectorOfRole } from './element-role.ts'

export interface FoundTarget {
  element: Element
  /** Another element fits (nearly) as well: this one is a guess, and is reported as one. */
  isAmbiguous: boolean
}

/**
 * What each agreement is worth. Who the element is for a person and what its author called it count;
 * where it stands in the tree is the last vote, which can break a tie but never carries alone.
 */
const VOTES = {
  name: 6,
  nearlyName: 4,
  author: 6,
  attribute: 3,
  text: 3,
  role: 3,
  landmark: 2,
  tag: 1,
  path: 1,
}
/** Candidates closer than this are told apart by nothing a person would notice. */
const CLEAR_LEAD = 2
/** Attributes that are given on purpose and survive redesigns and translation. */
const AUTHOR_ATTRIBUTE = /^(id|name|data-.+)$/

/** What carries a name of its own. */
const NAMED = 'a, button, input, select, textarea, summary, h1, h2, h3, [role], [aria-label]'

/**
 * Finds the element a locator describes, or null. Only elements that are rendered count, so that the
 * hidden twin in a mobile menu is never pointed at. `scope` is a document or an open shadow root.
 */
export function findTarget(
  locator: Locator,
  scope: Document | ShadowRoot = document,
): FoundTarget | null {
  const scored = candidates(locator, scope)
    .map((element) => ({ element, score: scoreTarget(locator, element) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .filter(isRenderedMatch())
  if (!scored[0]) return null
  // A wrapper reads the same as the one thing in it; the inner one is meant.
  const best = scored.reduce((outer, next) =>
    next.score === outer.score && outer.element.contains(next.element) ? next : outer,
  )
  const rival = scored.find(
    ({ element }) => !best.element.contains(element) && !element.contains(best.element),
  )
  return {
    element: best.element,
    isAmbiguous: rival !== undefined && best.score - rival.score < CLEAR_LEAD,
  }
}

/**
 * How well an element fits: the sum of its votes, or 0 if it is not the one, which is when nothing
 * that identifies agrees or less than half of what is known does.
 */
export function scoreTarget(locator: Locator, element: Element): number {
  const { role, name, text, tag, attributes = {}, landmark, path } = locator
  let score = 0
  let possible = 0
  let identified = false
  let identifiers = 0
  const vote = (worth: number, most: number, identifies: boolean) => {
    score += worth
    possible += most
    if (!identifies) return
    identifiers += 1
    if (worth > 0) identified = true
  }
  for (const [key, value] of Object.entries(attributes)) {
    const worth = AUTHOR_ATTRIBUTE.test(key) ? VOTES.author : VOTES.attribute
    vote(element.getAttribute(key) === value ? worth : 0, worth, true)
  }
  if (name !== undefined) vote(nameVote(name, accessibleName(element)), VOTES.name, true)
  if (text !== undefined)
    vote(tidy(textOf(element)) === tidy(text) ? VOTES.text : 0, VOTES.text, true)
  if (role !== undefined) vote(elementRole(element) === role ? VOTES.role : 0, VOTES.role, false)
  if (tag !== undefined)
    vote(element.localName === tag.toLowerCase() ? VOTES.tag : 0, VOTES.tag, false)
  if (identifiers > 0 && !identified) return 0
  if (landmark) vote(standsIn(element, landmark) ? VOTES.landmark : 0, VOTES.landmark, false)
  if (path !== undefined) vote(matches(element, path) ? VOTES.path : 0, VOTES.path, false)
  return score * 2 >= possible ? score : 0
}

/** Exact, or but for case, punctuation and counts ("Inbox (3)" is still the inbox). */
function nameVote(asked: string, actual: string): number {
  if (tidy(asked) === actual) return VOTES.name
  // Most names share no word; letting them go here is 10 times faster than what follows.
  const [word = ''] = asked.toLowerCase().match(/\p{L}+/u) ?? []
  if (!word || !actual.toLowerCase().includes(word)) return 0
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
  return bare(asked) === bare(actual) ? VOTES.nearlyName : 0
}

function standsIn(element: Element, { role, name }: NonNullable<Locator['landmark']>): boolean {
  return landmarksOf(element).some(
    (place) =>
      elementRole(place) === role &&
      (name === undefined || nameVote(name, accessibleName(place)) > 0),
  )
}

/** Whatever has at least one thing in common; from the narrowest question to the widest. */
function candidates(
  { attributes = {}, role, name, tag, text, path }: Locator,
  scope: Document | ShadowRoot,
): Element[] {
  const selectors = Object.entries(attributes).map(
    ([key, value]) => `[${CSS.escape(key)}="${CSS.escape(value)}"]`,
  )
  if (role !== undefined) selectors.push(selectorOfRole(role))
  else if (tag !== undefined) selectors.push(CSS.escape(tag))
  else if (text !== undefined) selectors.push('body *')
  else if (name !== undefined) selectors.push(NAMED)
  if (path !== undefined) selectors.push(path)
  // One by one: a single selector that does not parse would take the others with it.
  return [...new Set(selectors.flatMap((selector) => select(scope, selector)))]
}

function select(scope: Document | ShadowRoot, selector: string): Element[] {
  try {
    return [...scope.querySelectorAll(selector)]
  } catch {
    return []
  }
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector)
  } catch {
    return false
  }
}

/** Rendering is asked last and only for the few that could win, since it may cost a layout. */
function isRenderedMatch(): (candidate: { element: Element; score: number }) => boolean {
  let best = 0
  return ({ element, score }) => {
    if (score + CLEAR_LEAD <= best || !isRendered(element)) return false
    best = Math.max(best, score)
    return true
  }
}

/** It has a box and nothing makes it invisible; where it is scrolled to does not matter. */
export function isRendered(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
}
