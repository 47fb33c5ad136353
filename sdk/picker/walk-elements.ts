import { elementRole } from '../page/element-role.ts'
import { isRendered, type Scope } from '../page/find-target.ts'
import { closestAround, parentOf } from '../page/flat-tree.ts'
import { isControl, isOfPage } from './element-at.ts'

/** What is worth a stop besides controls. */
const STOP = /^(heading|img|table|form|dialog|navigation|region|search)$/

/**
 * The element that Tab goes to from another (or from nowhere): the next thing of the page that a step
 * could well point at, round and round; in front of a modal dialog nothing behind it.
 */
export function nextStop(from: Element | null, isBack: boolean): Element | null {
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
  const stops = [...elementsIn(document)].filter(
    (element) =>
      (isControl(element) || STOP.test(elementRole(element))) &&
      isRendered(element) &&
      !closestAround(element, (at) => at.matches('[inert]')) &&
      (!modal || closestAround(element, (at) => at === modal)),
  )
  if (!stops.length) return null
  const at = from ? stops.indexOf(from) : -1
  // From something that is no stop itself: on from the last stop around it.
  const near = at >= 0 || !from ? at : stops.findLastIndex((stop) => isAround(stop, from))
  const next = isBack ? (near < 0 ? stops.length - 1 : near - 1) : near + 1
  return stops.at(next % stops.length)!
}

/** The next larger thing, up to the page itself; null: there is none. */
export function larger(element: Element): Element | null {
  const parent = parentOf(element)
  // A slot has no box.
  if (parent?.localName === 'slot') return larger(parent)
  return parent && !parent.matches('html, body') ? parent : inFrame(parent)
}

/** Out of a frame's document comes the frame. */
function inFrame(top: Element | null): Element | null {
  const frame = top?.ownerDocument.defaultView?.frameElement
  return frame ?? null
}

/** The first thing in it, as drawn; null: there is none. */
export function smaller(element: Element): Element | null {
  return partsOf(element).find(isRendered) ?? null
}

/** The thing beside it, in the order of the page; null: there is none. */
export function beside(element: Element, isBack: boolean): Element | null {
  const { parentElement } = element
  const among = parentElement ? [...parentElement.children] : [...element.getRootNode().childNodes]
  const at = among.indexOf(element)
  const others = (isBack ? among.slice(0, at).toReversed() : among.slice(at + 1)) as Element[]
  return (
    others.find((other) => other.nodeType === 1 && isOfPage(other) && isRendered(other)) ?? null
  )
}

function partsOf(element: Element): Element[] {
  const inside =
    element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument?.body ?? element
  return [...inside.children].flatMap((part) =>
    part.localName === 'slot' ? (part as HTMLSlotElement).assignedElements() : part,
  )
}

function* elementsIn(scope: Scope): Generator<Element> {
  for (const element of scope.querySelectorAll('*')) {
    if (!isOfPage(element)) continue
    yield element
    const inside = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument
    if (inside) yield* elementsIn(inside)
  }
}

function isAround(outer: Element, inner: Element): boolean {
  return closestAround(inner, (at) => at === outer) !== null
}
