import type { SurfaceHost } from '../surface.ts'
import type { SurfaceElement } from '../elements/surface-element.ts'
import { watchPageScheme } from '../page/page-scheme.ts'
import { failures } from '../page/no-throw.ts'
import { joinTopLayer, type TopLayerSeat } from '../page/top-layer.ts'

export interface DressedSurface extends TopLayerSeat {
  /** Takes the element away with all that was done for it. */
  leave(): void
}

/**
 * Puts an element into the SDK's root: language, direction, words, the page's font, the accent and
 * the page's scheme, and a seat in the top layer. Throws where the browser has no popovers.
 */
export function dressSurface(host: SurfaceHost, element: SurfaceElement): DressedSurface {
  failures.tell = (error) => host.report('surface_failed', error)
  element.popover = 'manual'
  // Without popovers nothing can be shown: this fails here, before anything is in the page.
  element.hidePopover()
  element.lang = host.locale
  element.dir = host.direction
  element.words = host.words
  element.style.setProperty('--mp-font', getComputedStyle(document.body).fontFamily)
  element.style.setProperty('--mp-accent', host.accent)
  const stopScheme = watchPageScheme((scheme) => {
    element.setAttribute('scheme', scheme)
    element.style.setProperty('color-scheme', scheme)
  })
  host.root.append(element)
  const seat = joinTopLayer(host.root, element)
  return {
    ...seat,
    leave() {
      stopScheme()
      seat.leave()
      element.remove()
    },
  }
}
