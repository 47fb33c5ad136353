import type { Locator } from '#contract/locator'
import { watchTarget } from './watch-target.ts'

// The way into the chunk `targets`: what the guides ask of it.
export { watchPage } from './watch-page.ts'
export { watchTarget }

/**
 * Tells which element of the page a locator means, now and whenever that changes; null: there is none
 * that can be seen. For page conditions and for places that a surface stands in. Answers the stop
 * function.
 */
export function watchPresence(
  locator: Locator,
  tell: (element: Element | null) => void,
): () => void {
  let known: Element | null | undefined
  const { stop } = watchTarget(
    locator,
    ({ element }) => {
      if (element !== known) tell((known = element))
    },
    true,
  )
  return stop
}
