import type { ElementSigns, Locator } from '#contract/locator'
import { accessibleName, textOf, tidy } from './accessible-name.ts'
import { elementRole, selectorOfRole } from './element-role.ts'
import { frameOf, parentOf } from './flat-tree.ts'

export interface FoundTarget {
  element: Element
  /** Another element fits (nearly) as well: this one is a guess, and is reported as one. */
  isAmbiguous: boolean
}

/** A document, of the page or of a frame, or an open shadow root. */
export type Scope = Document | ShadowRoot

/**
 * What each agreement is worth. Who the element is for a person and what its author called it count;
 * where it stands in the tree is the last vote, which can break a tie but never carries alone.
 */
const NAME = 6
const NEARLY_NAME = 4
const AUTHOR = 6
const SIGN = 3
const LANDMARK = 2
const HINT = 1
/** Candidates closer than this are told apart by nothing a person would notice. */
const CLEAR_LEAD = 2
/** Attributes that are given on purpose and survive redesigns and translation. */
const AUTHOR_ATTRIBUTE = /^(id|name|data-.+)$/

/** Ids that libraries number anew on every load, such as React's `:r1:`. They identify nothing. */
export const GENERATED_ID = /[:«»]|^(radix|headlessui|mui|ember|react-aria|rc_|yui_|ext-)/

/** So deep a text may stand inside what it names. */
const DEPTH = 5
/** Attributes that words come from. */
const SPEAKING = ['aria-label', 'title', 'placeholder', 'alt', 'value']

type Scored = [element: Element, score: number]

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
    return (
      choose(...fitting(locator, scopes, 0)) ??
      choose(...fitting(locator, scopes, 1)) ??
      choose(...fitting(locator, scopes, 2))
    )
  }
  let scopes = [scope]
  for (const host of locator.within ?? []) {
    scopes.forEach(visit)
    const [hosts] = fitting(host, scopes, 2)
    scopes = hosts
      .filter(([, score]) => hosts[0]![1] - score < CLEAR_LEAD)
      .flatMap(([element]) => insideOf(element) ?? [])
  }
  const found = look(scopes)
  return found || locator.within ? found : look(openRootsIn(scope))
}

/** What a host holds: its open shadow root, or the document of a frame of the same origin. */
export function insideOf(element: Element): Scope | null {
  return element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? null
}

function openRootsIn(scope: Scope): ShadowRoot[] {
  const roots: ShadowRoot[] = []
  for (const { shadowRoot, localName } of scope.querySelectorAll('*')) {
    if (shadowRoot && localName !== 'milepost-root') roots.push(shadowRoot, ...openRootsIn(shadowRoot))
  }
  return roots
}

/** The best that is rendered. Asked last and of the few that could win, since it costs a layout. */
function choose(fitting: Scored[], least: number): FoundTarget | null {
  let best: Scored | undefined
  for (const next of fitting) {
    const [element, score] = next
    if (best && best[1] - score >= CLEAR_LEAD) break
    if (!isRendered(element)) continue
    if (!best) {
      if (score < least) return null
      best = next
    }
    // A wrapper reads the same as the one thing in it; the inner one is meant.
    else if (best[0].contains(element)) {
      if (best[1] === score) best = next
    } else if (!element.contains(best[0])) return { element: best[0], isAmbiguous: true }
  }
  return best ? { element: best[0], isAmbiguous: false } : null
}

/**
 * Whatever fits, best first, asked ever wider: 0 only what the author's attributes lead to, 1 also what
 * has the very name, 2 also what is called nearly so. The narrow ones answer only where nothing beyond
 * them can come close.
 */
function fitting(signs: ElementSigns, scopes: Scope[], width: 0 | 1 | 2): [Scored[], least: number] {
  const { role, name, tag, text, path } = signs
  const select = (selector: string) => scopes.flatMap((scope) => selectIn(scope, selector))
  const onPath = path === undefined ? [] : select(path)
  const { score, given, most } = scorer(signs, new Set(onPath))
  const words = name ?? text
  const wide =
    words !== undefined
      ? () => scopes.flatMap((scope) => saying(words, width === 2, role, scope))
      : () => select(role === undefined ? CSS.escape(tag ?? '') : selectorOfRole(role))
  const elements = given
    .flatMap(([key, value]) => select(`[${CSS.escape(key)}="${CSS.escape(value)}"]`))
    .concat(width ? wide() : [], width ? onPath : [])
  const beyond = most - given.reduce((sum, [, , worth]) => sum + worth, 0)
  const least = width === 2 ? 1 : width === 1 ? beyond : beyond + CLEAR_LEAD
  const scored = [...new Set(elements)]
    .map((element): Scored => [element, score(element)])
    .filter(([, points]) => points > 0)
    .sort(([, one], [, other]) => other - one)
  return [scored, least]
}

/**
 * `score` says how well an element fits: the sum of its votes, or 0 if it is not the one, which is
 * when nothing that identifies agrees or less than half of what is known does. For one moment only.
 */
export function scorer(signs: ElementSigns, onPath?: ReadonlySet<Element>) {
  const { role, name, text, tag, attributes = {}, landmark, path } = signs
  const places = new Map<Element | null, boolean>([[null, false]])
  /** Siblings stand in the same landmarks: asked once per parent. */
  const standsIn = (place: Element | null): boolean => {
    let answer = places.get(place)
    if (answer === undefined) {
      answer =
        (elementRole(place!) === landmark!.role &&
          (landmark!.name === undefined || votesFor(landmark!.name, accessibleName(place!)) > 0)) ||
        standsIn(parentOf(place!))
      places.set(place, answer)
    }
    return answer
  }
  const given = Object.entries(attributes)
    .filter(
      ([key, value]) => !/^(class|style)$/.test(key) && !(key === 'id' && GENERATED_ID.test(value)),
    )
    .map(([key, value]) => [key, value, AUTHOR_ATTRIBUTE.test(key) ? AUTHOR : SIGN] as const)
  const identify = given.map(([key, value, worth]): Vote => [
    worth,
    (element) => (element.getAttribute(key) === value ? worth : 0),
  ])
  const support: Vote[] = []
  const sign = (worth: number, agrees: (element: Element) => unknown): Vote => [
    worth,
    (element) => (agrees(element) ? worth : 0),
  ]
  if (name !== undefined)
    identify.push([NAME, (element) => votesFor(name, accessibleName(element))])
  if (text !== undefined)
    identify.push(sign(SIGN, (element) => tidy(textOf(element)) === tidy(text)))
  if (role !== undefined) support.push(sign(SIGN, (element) => elementRole(element) === role))
  if (tag !== undefined)
    support.push(sign(HINT, ({ localName }) => localName === tag.toLowerCase()))
  if (landmark) support.push(sign(LANDMARK, (element) => standsIn(parentOf(element))))
  if (path !== undefined)
    support.push(sign(HINT, (element) => onPath?.has(element) ?? matches(element, path)))
  const most = [...identify, ...support].reduce((sum, [worth]) => sum + worth, 0)
  const score = (element: Element) => {
    const known = add(identify, element)
    if (identify.length && !known) return 0
    const total = known + add(support, element)
    return total * 2 >= most ? total : 0
  }
  return { given, most, score }
}

type Vote = readonly [most: number, points: (element: Element) => number]

const add = (votes: Vote[], element: Element) =>
  votes.reduce((sum, [, points]) => sum + points(element), 0)

/** Exact, or but for case, punctuation and counts ("Inbox (3)" is still the inbox). */
function votesFor(asked: string, actual: string): number {
  if (tidy(asked) === actual) return NAME
  const letters = bare(asked)
  return letters && letters === bare(actual) ? NEARLY_NAME : 0
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/**
 * What may be called so: whatever stands close around a text or has an attribute with the first word
 * in it. The browser walks over texts 10 times faster than names can be computed.
 */
function saying(
  words: string,
  isLoose: boolean,
  role: string | undefined,
  scope: Scope,
): Element[] {
  const word = isLoose ? firstWord(words) : tidy(words)
  const quoted = CSS.escape(word)
  const hits = selectIn(scope, SPEAKING.map((name) => `[${name}*="${quoted}" i]`).join())
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode
    if (parentElement && (isLoose ? nodeValue!.toLowerCase() : nodeValue!).includes(word))
      hits.push(parentElement)
  }
  const found = selectIn(scope, '[aria-labelledby]')
  for (const hit of hits) {
    for (let at: Element | null = hit, up = 0; at && up < DEPTH; at = parentOf(at), up += 1) {
      const control = (at as HTMLLabelElement).control
      if (control) found.push(control)
      if (role === undefined) found.push(at)
      else if (elementRole(at) === role) {
        found.push(at)
        break
      }
    }
  }
  return found
}

/** Letters only, since counts in names change; all of it where there are no letters. */
function firstWord(words: string): string {
  const small = words.toLowerCase()
  return (/\p{L}+/u.exec(small) ?? [tidy(small)])[0]!
}

function selectIn(scope: Scope, selector: string): Element[] {
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

/** It has a box and nothing makes it invisible; where it is scrolled to does not matter. */
export function isRendered(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false
  const { width, height } = element.getBoundingClientRect()
  const frame = frameOf(element)
  return width > 0 && height > 0 && (!frame || isRendered(frame))
}
