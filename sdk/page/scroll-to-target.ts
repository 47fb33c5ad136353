import { parentOf } from './flat-tree.ts'
import { isCovered } from './is-covered.ts'

/**
 * Brings an element to where nothing of the page lies over it, the middle of its scroll containers if
 * possible: sticky headers are found out by trying, before anything is painted. Gently where motion is
 * welcome.
 */
export function scrollToTarget(element: Element): void {
  const go = (block: ScrollLogicalPosition, behavior: ScrollBehavior) =>
    element.scrollIntoView({ block, inline: 'nearest', behavior })
  const goBack = rememberPlace(element)
  const blocks = ['center', 'end', 'start'] as const
  const best = blocks.find((block) => {
    go(block, 'instant')
    return !isCovered(element)
  })
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!isCalm) goBack()
  go(best ?? 'center', isCalm ? 'instant' : 'smooth')
}

/**
 * Remembers how the page was scrolled and unfolded around an element, so that it can be had back
 * after the element went, as in a list that only renders what is seen. Answers the way back.
 */
export function rememberPlace(element: Element): () => void {
  const chain: [Element, number, number][] = []
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const isFolded = at instanceof HTMLDetailsElement
    const scrolls = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth
    if (isFolded || scrolls) chain.push([at, at.scrollLeft, at.scrollTop])
  }
  return () => {
    for (const [place, left, top] of chain) {
      if (place instanceof HTMLDetailsElement) place.open = true
      place.scrollTo({ left, top, behavior: 'instant' })
    }
  }
}
