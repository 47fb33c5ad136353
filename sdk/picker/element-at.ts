import { elementRole } from '../page/element-role.ts'
import { closestAround, parentOf } from '../page/flat-tree.ts'
import { intoFrame } from '../page/rect-in-page.ts'
import type { Scope } from '../page/find-target.ts'

/** What people point at when they point at something in it: its icon, its words. */
const CONTROL =
  /^(button|link|textbox|searchbox|combobox|listbox|checkbox|radio|switch|slider|spinbutton|tab|menuitem.*|option|treeitem)$/
/** So far around a spot its control may be; beyond that it is a card with things of its own. */
const NEAR = 4

/**
 * The element of the page at a point of the window, looked for under everything of ours, in open
 * shadow roots and frames of the same origin; null where there is but the bare page.
 */
export function elementAt(x: number, y: number, scope: Scope = document): Element | null {
  const hit = scope
    .elementsFromPoint(x, y)
    // A shadow root is also told what is around it.
    .find((element) => element.getRootNode() === scope && isOfPage(element))
  if (!hit || hit.matches('html, body')) return null
  if (hit.shadowRoot) return elementAt(x, y, hit.shadowRoot) ?? hit
  const inside = (hit as HTMLIFrameElement).contentDocument
  return (inside && elementAt(...intoFrame(hit as HTMLIFrameElement, x, y), inside)) ?? hit
}

/** The control that is meant when something in it is hit; a drawing is meant whole. */
export function meantBy(hit: Element): Element {
  let distance = 0
  const control = closestAround(hit, (at) => distance++ > NEAR || isControl(at))
  if (control && isControl(control)) return control
  return hit.closest('svg') ?? hit
}

export function isControl(element: Element): boolean {
  return CONTROL.test(elementRole(element)) || element.matches('[tabindex="0"], [contenteditable]')
}

/** Not one of ours. */
export function isOfPage(element: Element): boolean {
  return !element.localName.startsWith('milepost-')
}

/** What can be scrolled by so much around an element, the page itself not; null: nothing. */
export function scrollerAround(element: Element, down: number, across: number): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at === document.scrollingElement || at === document.body) return null
    const { overflowX, overflowY } = getComputedStyle(at)
    const isRoot = at === at.ownerDocument.scrollingElement
    const goesDown = down && (isRoot || /auto|scroll/.test(overflowY))
    const goesAcross = across && (isRoot || /auto|scroll/.test(overflowX))
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = at
    if (goesDown && (down < 0 ? scrollTop > 0 : scrollTop + clientHeight + 1 < scrollHeight))
      return at
    if (goesAcross && (across < 0 ? scrollLeft > 0 : scrollLeft + clientWidth + 1 < scrollWidth))
      return at
  }
  return null
}
