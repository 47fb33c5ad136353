import type { ElementSigns, Locator } from '#contract/locator'
import { accessibleName, textOf, tidy } from './accessible-name.ts'
import { elementRole } from './element-role.ts'
import { frameOf, parentOf } from './flat-tree.ts'

export interface FoundTarget {
  element: Element
  /** Another element fits (nearly) as well: this one is a guess, and is reported as one. */
  isAmbiguous: boolean
}

/** A document, of the page or of a frame, or an open shadow root. */
export type Scope = Document | ShadowRoot

/** Candidates closer than this are told apart by nothing a person would notice. */
const CLEAR_LEAD = 2
/** Attributes that are given on purpose and survive redesigns and translation. */
const AUTHOR_ATTRIBUTE = /^(id|name|data-.+)$/
/** Ids that libraries number anew on every load, such as React's `:r1:`. They identify nothing. */
export const GENERATED_ID = /[:«]|^(radix|headlessui|mui|ember|react-aria|rc_)/
/** So deep a text may stand inside what it names. */
const DEPTH = 5

interface Scored {
  element: Element
  score: number
  /** All that is known of it agrees. */
  isPerfect: boolean
  /** And so does at least its name: what is called nearly so does not come close. */
  isSure: boolean
  /** It is called nearly so. */
  isNear: boolean
}

/**
 * Finds the element a locator describes, or null. Only elements that are rendered count, so that the
 * hidden twin in a mobile menu is never pointed at. Looks in `scope` and, where that has none, in the
 * open shadow roots in it; `within` leads from host to host instead. `visit` is told of every scope
 * that was looked into, so that it can be watched.
 */
export function findTarget(
  locator: Locator,
  scope: Scope = document,
  visit: (scope: Scope) => void = () => {},
): FoundTarget | null {
  const look = (scopes: Scope[]) => {
    scopes.forEach(visit)
    return choose(fitting(locator, scopes, false), true) ?? choose(fitting(locator, scopes, true))
  }
  const found = look(scopesOf(locator, scope, visit))
  return found || locator.within ? found : look(openRootsIn(scope))
}

/** Where the hosts that a locator names lead to; all of them if they look alike. */
export function scopesOf(
  { within = [] }: Locator,
  scope: Scope,
  visit: (scope: Scope) => void = () => {},
): Scope[] {
  return within.reduce(
    (scopes, host) => {
      scopes.forEach(visit)
      return closeTo(fitting(host, scopes, true)).flatMap((element) => insideOf(element) ?? [])
    },
    [scope],
  )
}

/** The best, and what is told from it by nothing a person would notice. */
export function closeTo(scored: Scored[]): Element[] {
  return scored.flatMap(({ element, score }) =>
    scored[0]!.score - score < CLEAR_LEAD ? element : [],
  )
}

/** What a host holds: its open shadow root, or the document of a frame of the same origin. */
function insideOf(element: Element): Scope | null | undefined {
  return element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument
}

function openRootsIn(scope: Scope): ShadowRoot[] {
  return [...scope.querySelectorAll(':not(milepost-root)')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot, ...openRootsIn(shadowRoot)] : [],
  )
}

/** The best that is rendered. Asked last and of the few that could win, since it costs a layout. */
function choose(scored: Scored[], isStrict = false): FoundTarget | null {
  let best: Scored | undefined
  for (const next of scored) {
    const { element, score } = next
    if (best && best.score - score >= CLEAR_LEAD) break
    if (!isRendered(element)) continue
    if (!best) {
      // Something beyond the narrow question could fit as well.
      if (isStrict && !next.isSure) break
      best = next
    }
    // A wrapper reads the same as the one thing in it; the inner one is meant.
    else if (best.element.contains(element)) {
      if (best.score === score) best = next
    } else if (!element.contains(best.element)) {
      // "Row 40" is none of ten other rows; "Inbox (3)" is the one inbox.
      return best.isNear ? null : { element: best.element, isAmbiguous: true }
    }
  }
  return best ? { element: best.element, isAmbiguous: false } : null
}

/** Whatever fits, best first: with just those words and attributes, or (`isWide`) with nearly those. */
export function fitting(signs: ElementSigns, scopes: Scope[], isWide: boolean): Scored[] {
  const { attributes, role, name, tag, text, path } = signs
  const select = (selector: string) => scopes.flatMap((scope) => selectIn(scope, selector))
  const words = name ?? text
  const onPath = path ? select(path) : []
  const rate = rater(signs, new Set(onPath))
  return [
    ...new Set(
      Object.entries(attributes ?? {})
        .flatMap(([key, value]) => select(`[${CSS.escape(key)}="${CSS.escape(value)}"]`))
        .concat(
          words
            ? scopes.flatMap((scope) => saying(words, isWide, role, scope))
            : select(tag ? CSS.escape(tag) : '*'),
          onPath,
        ),
    ),
  ]
    .map(rate)
    .filter(({ score }) => score)
    .sort((one, other) => other.score - one.score)
}

/** Whether an element still is what the locator describes, in every respect. */
export function fits(locator: Locator, element: Element): boolean {
  const { path } = locator
  const onPath = path ? selectIn(element.getRootNode() as Scope, path) : []
  return rater(locator, new Set(onPath))(element).isPerfect
}

/**
 * How well an element fits: the sum of its votes, or 0 if it is not the one, which is when nothing
 * that identifies agrees or less than half of what is known does. Who it is for a person and what its
 * author called it count; where it stands in the tree is the last vote, which can break a tie but
 * never carries alone.
 */
function rater(signs: ElementSigns, onPath: ReadonlySet<Element>): (element: Element) => Scored {
  const { role, name, text, tag, attributes, landmark, path } = signs
  const places = new Map<Element | null, boolean>([[null, false]])
  /** Siblings stand in the same landmarks: asked once per parent. */
  const standsIn = (place: Element | null): boolean => {
    if (!places.has(place))
      places.set(
        place,
        (elementRole(place!) === landmark!.role &&
          (!landmark!.name || likeness(landmark!.name, accessibleName(place!)) > 0)) ||
          standsIn(parentOf(place!)),
      )
    return places.get(place)!
  }
  return (element) => {
    let score = 0
    let most = 0
    const vote = (worth: number, agrees: number | boolean) => {
      score += worth * +agrees
      most += worth
    }
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key === 'id' && GENERATED_ID.test(value)) continue
      vote(AUTHOR_ATTRIBUTE.test(key) ? 6 : 3, element.getAttribute(key) === value)
    }
    const likeName = name ? likeness(name, accessibleName(element)) : 0
    if (name) vote(6, likeName)
    if (text) vote(3, tidy(textOf(element)) === tidy(text))
    const isOther = most > 0 && !score
    if (role) vote(3, elementRole(element) === role)
    if (tag) vote(1, element.localName === tag.toLowerCase())
    if (landmark && !isOther) vote(2, standsIn(parentOf(element)))
    if (path) vote(1, onPath.has(element))
    return {
      element,
      score: isOther || score * 2 < most ? 0 : score,
      isPerfect: score === most,
      isSure: score === most || likeName === 1,
      isNear: likeName > 0 && likeName < 1,
    }
  }
}

/** 1 or 0, or between: the same but for case, punctuation and counts, as in "Inbox (3)". */
function likeness(asked: string, actual: string): number {
  if (tidy(asked) === actual) return 1
  const letters = bare(asked)
  return letters && letters === bare(actual) ? 2 / 3 : 0
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]+/gu, '')
}

/**
 * What may be called so: whatever stands close around a text or has an attribute with the words, or
 * (`isLoose`) the first of them, in it. The browser walks over texts 10 times faster than names can be
 * computed.
 */
function saying(
  words: string,
  isLoose: boolean,
  role: string | undefined,
  scope: Scope,
): Element[] {
  const word = (isLoose && /\p{L}+/u.exec(words.toLowerCase())?.[0]) || tidy(words)
  const quoted = `*="${CSS.escape(word)}" i]`
  const hits = selectIn(
    scope,
    `[aria-label${quoted},[title${quoted},[placeholder${quoted},[alt${quoted},[value${quoted}`,
  )
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { nodeValue, assignedSlot, parentElement } = walker.currentNode as Text
    if (parentElement && (isLoose ? nodeValue!.toLowerCase() : nodeValue!).includes(word))
      hits.push(assignedSlot ?? parentElement)
  }
  const found = selectIn(scope, '[aria-labelledby]')
  const seen = new Set<Element>()
  for (const hit of hits) {
    let at: Element | null = hit
    for (let up = 0; at && up < DEPTH && !seen.has(at); up += 1) {
      seen.add(at)
      const { control } = at as HTMLLabelElement
      if (control) found.push(control)
      if (!role || elementRole(at) === role) found.push(at)
      at = parentOf(at)
    }
  }
  return found
}

/** A selector that does not parse finds nothing. */
function selectIn(scope: Scope, selector: string): Element[] {
  try {
    return [...scope.querySelectorAll(selector)]
  } catch {
    return []
  }
}

/** It has a box and nothing makes it invisible; where it is scrolled to does not matter. */
export function isRendered(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false
  const { width, height } = element.getBoundingClientRect()
  const frame = frameOf(element)
  return width > 0 && height > 0 && (!frame || isRendered(frame))
}
