/**
 * What an element stands in as it is drawn: its slot, its parent, the host of its shadow root or, at
 * the top of a document, the frame that shows it.
 */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  return 'host' in root ? (root as ShadowRoot).host : frameOf(element)
}

/** The frame of the same origin that shows the element's document; null: it is the page itself. */
export function frameOf(element: Element): HTMLElement | null {
  return (element.ownerDocument.defaultView?.frameElement ?? null) as HTMLElement | null
}

/** The element or the nearest thing around it that fits, through shadow roots and frames. */
export function closestAround(
  element: Element | null,
  fits: (element: Element) => unknown,
): Element | null {
  for (let at = element; at; at = parentOf(at)) if (fits(at)) return at
  return null
}
