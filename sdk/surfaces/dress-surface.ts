import type { SurfaceHost } from '../surface.ts'
import type { SurfaceElement } from '../elements/surface-element.ts'
import { watchKeyboard } from '../page/watch-keyboard.ts'
import { watchPageScheme, type Scheme } from '../page/page-scheme.ts'
import { failures } from '../page/no-throw.ts'
import { joinTopLayer, type TopLayerSeat } from '../page/top-layer.ts'

export interface DressedSurface extends TopLayerSeat {
  /** Takes the element away with all that was done for it. */
  leave(): void
}

/**
 * Puts an element into the SDK's root: language, direction, words, the page's font, the accent, the
 * corner and the page's scheme, and a seat in the top layer. With `inline`, it stands in that element
 * of the page instead, as a part of it. Throws where the browser has no popovers.
 */
export function dressSurface(
  host: SurfaceHost,
  element: SurfaceElement,
  inline: Element | null = null,
): DressedSurface {
  // Bound: a closure made here would outlive the element and keep it.
  failures.tell = host.report.bind(host, 'surface_failed')
  element.popover = inline ? null : 'manual'
  // Without popovers nothing can be shown: this fails here, before anything is in the page.
  if (!inline) element.hidePopover()
  element.setAttribute('corner', host.corner)
  element.lang = host.locale
  element.dir = host.direction
  element.words = host.words
  element.style.setProperty('--mp-font', getComputedStyle(document.body).fontFamily)
  element.style.setProperty('--mp-accent', host.accent)
  exportParts(element)
  const wear = (scheme: Scheme) => {
    element.setAttribute('scheme', scheme)
    element.style.setProperty('color-scheme', scheme)
  }
  const stopScheme = host.scheme === 'page' ? watchPageScheme(wear) : wear(host.scheme)
  ;(inline ?? host.root).append(element)
  const stopKeyboard = watchKeyboard((heightPx) => {
    element.style.setProperty('--mp-keyboard', `${heightPx}px`)
  })
  const seat = inline ? seatInPage(element, inline) : joinTopLayer(host.root, element)
  return {
    ...seat,
    leave() {
      stopScheme?.()
      stopKeyboard()
      seat.leave()
      element.remove()
    },
  }
}

/** What a page's style sheet reaches: `milepost-root::part(card)`, or of one surface `tour-step-card`. */
const PARTS = [
  'card',
  'head',
  'body',
  'foot',
  'count',
  'button',
  'primary',
  'quiet',
  'icon',
  'pill',
]

function exportParts(element: Element): void {
  const name = element.localName.replace('milepost-', '')
  element.part.add(name)
  element.setAttribute('exportparts', PARTS.map((part) => `${part},${part}:${name}-${part}`).join())
}

/** Back in its place whenever it is shown: pages draw their parts anew. */
function seatInPage(element: Element, place: Element): TopLayerSeat {
  return {
    show() {
      if (element.parentNode !== place) place.append(element)
    },
    hide: () => element.remove(),
    leave() {},
  }
}
