import type { ElementSigns, Locator } from '#contract/locator'
import { accessibleName, textOf, tidy } from './accessible-name.ts'
import { elementRole } from './element-role.ts'
import { closeTo, findTarget, fitting, isRendered, scopesOf } from './find-target.ts'
import { frameOf, parentOf } from './flat-tree.ts'
import { isGenerated } from './is-generated.ts'

/** Longer ones are paragraphs, not names, and change with every edit. */
const NAME_CHARS = 120
const ATTRIBUTE_CHARS = 100
const PATH_CHARS = 1000
/** More would only be more that can change. */
const ATTRIBUTES = 3
/** As many as the contract takes. */
const HOSTS = 5

/** Attributes that are given on purpose, the most deliberate first. */
const STABLE = [/^data-(test|test-?id|cy|qa|tour|milepost)/, /^id$/, /^name$/, /^data-/, /^href$/]
/** Of these one or a few stand in a page, and are worth naming as a place. */
const LANDMARKS = /^(banner|complementary|contentinfo|form|main|navigation|region|search|dialog)$/
/** Attributes that say in what state an element is, or that a build puts there. */
const PASSING =
  /^data-(state|active|open|closed|selected|checked|focus|hover|highlighted|disabled|loading|index|side|align|orientation|theme|placement|v-|s-|radix|headlessui|react|emotion|styled|svelte|astro|turbo|hydrat|ng)/

/** How well a locator tells its element from all others, and how many elements fit it (nearly) as well. */
export interface LocatorJudgement {
  /** `strong`: a name or an attribute tells it; `fair`: its text or place does; `weak`: nothing does. */
  strength: 'strong' | 'fair' | 'weak'
  matches: number
}

/**
 * Describes an element so that it is found again after the page was built anew, loaded anew or put in
 * another order: what it is for a person, what its author called it, its landmark, and its place in
 * the tree as the last vote; with the shadow roots and frames around it. For the picker.
 */
export function describeElement(element: Element): Locator {
  const hosts = hostsOf(element)
  const signs = describe(element)
  return hosts.length ? { ...signs, within: hosts.map(describe) } : signs
}

/** Judges a locator by the page as it is now. */
export function judgeLocator(locator: Locator, element: Element): LocatorJudgement {
  const matches = listMatches(locator).length
  const { path: _path, landmark: _landmark, ...own } = locator
  const isFound = findTarget(locator)?.element === element
  if (!isFound || matches > 1) return { strength: 'weak', matches }
  const isNamed = Boolean((locator.role && locator.name) || locator.attributes)
  return { strength: isNamed && listMatches(own).length === 1 ? 'strong' : 'fair', matches }
}

/** The elements that fit a locator (nearly) as well as the best, best first. */
export function listMatches(locator: Locator): Element[] {
  const scopes = scopesOf(locator, document)
  return closeTo(fitting(locator, scopes, true).filter(({ element }) => isRendered(element)))
}

/** Hosts of shadow roots and frames around an element, from the outside in. */
function hostsOf(element: Element): Element[] {
  const root = element.getRootNode()
  const host = 'host' in root ? (root as ShadowRoot).host : frameOf(element)
  return host ? [...hostsOf(host), host].slice(-HOSTS) : []
}

function describe(element: Element): ElementSigns {
  const role = elementRole(element)
  const name = accessibleName(element)
  const text = tidy(textOf(element))
  const attributes = stableAttributes(element)
  const landmark = landmarkAround(element)
  const path = pathTo(element)
  const hasName = name !== '' && name.length <= NAME_CHARS
  return {
    ...(role ? { role } : {}),
    ...(hasName ? { name } : {}),
    ...(!hasName && text && text.length <= NAME_CHARS ? { text } : {}),
    tag: element.localName,
    ...(attributes.length ? { attributes: Object.fromEntries(attributes) } : {}),
    ...(landmark ? { landmark } : {}),
    ...(path.length <= PATH_CHARS ? { path } : {}),
  }
}

function stableAttributes(element: Element): [name: string, value: string][] {
  const rank = (name: string) => STABLE.findIndex((pattern) => pattern.test(name))
  return [...element.attributes]
    .filter(
      ({ name, value }) =>
        rank(name) >= 0 &&
        !PASSING.test(name) &&
        value !== '' &&
        value.length <= ATTRIBUTE_CHARS &&
        !isGenerated(value),
    )
    .sort((one, other) => rank(one.name) - rank(other.name))
    .slice(0, ATTRIBUTES)
    .map(({ name, value }) => [name, value])
}

function landmarkAround(element: Element): ElementSigns['landmark'] {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const role = elementRole(at)
    if (!LANDMARKS.test(role)) continue
    const name = accessibleName(at)
    return { role, ...(name && name.length <= NAME_CHARS ? { name } : {}) }
  }
  return undefined
}

/** From the nearest thing with a lasting id, by tags and places among the same tags; never by classes. */
function pathTo(element: Element): string {
  const steps: string[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { id, localName, parentElement } = at
    if (at !== element && id && !isGenerated(id)) {
      steps.unshift(`#${CSS.escape(id)}`)
      break
    }
    const alike = [...(parentElement?.children ?? [])].filter(
      (child) => child.localName === localName,
    )
    const nth = alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ''
    steps.unshift(CSS.escape(localName) + nth)
    if (localName === 'body') break
  }
  return steps.join(' > ')
}
