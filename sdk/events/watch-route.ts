/** Where the Navigation API is missing, the address is looked at this often. */
const POLL_MS = 1000

interface RouteWindow extends Pick<EventTarget, 'addEventListener'> {
  location: { href: string }
  navigation?: Pick<EventTarget, 'addEventListener'>
  setInterval(run: () => void, everyMs: number): number
  clearInterval(id: number): void
}

/**
 * Calls `onChange` after the address of the page changed, whoever changed it. Nothing of the page is
 * patched. Returns the stop function.
 */
export function watchRoute(onChange: () => void, page: RouteWindow = window): () => void {
  const life = new AbortController()
  let { href } = page.location
  const look = () => {
    if (page.location.href === href) return
    href = page.location.href
    onChange()
  }
  const { navigation } = page
  const timer = navigation ? 0 : page.setInterval(look, POLL_MS)
  navigation?.addEventListener('navigatesuccess', look, life)
  page.addEventListener('popstate', look, life)
  return () => {
    life.abort()
    page.clearInterval(timer)
  }
}
