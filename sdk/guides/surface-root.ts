/** Our one element in the page. It is found by this name in the page's inspector. */
const TAG = 'milepost-root'

export interface SurfaceRoot {
  root: ShadowRoot
  /** Puts the element back after the page threw its body away. */
  keep(): void
  remove(): void
}

/**
 * Creates the one host element and its shadow root. It has no box of its own and inherits the page's
 * font; surfaces in it are popovers in the top layer. The root is open: style isolation is the same,
 * and the page's own accessibility and end-to-end tests can see what their users see.
 */
export function createSurfaceRoot(page: Document = document): SurfaceRoot {
  const element = page.createElement(TAG)
  element.style.setProperty('display', 'contents', 'important')
  const root = element.attachShadow({ mode: 'open' })
  const keep = () => {
    if (!element.isConnected) (page.body ?? page.documentElement).append(element)
  }
  keep()
  return { root, keep, remove: () => element.remove() }
}
