/** Brings an element to the middle of its scroll containers, gently where motion is welcome. */
export function scrollToTarget(element: Element): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({
    block: 'center',
    inline: 'nearest',
    behavior: isCalm ? 'instant' : 'smooth',
  })
}

/**
 * Remembers how the page was scrolled and unfolded around an element, so that it can be had back
 * after the element went, as in a list that only renders what is seen. Answers the way back.
 */
export function rememberPlace(element: Element): () => void {
  const chain: [Element, number, number][] = []
  for (let at = element.parentElement; at; at = at.parentElement) {
    const isFolded = at instanceof HTMLDetailsElement
    const scrolls = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth
    if (isFolded || scrolls) chain.push([at, at.scrollLeft, at.scrollTop])
  }
  return () => {
    for (const [place, left, top] of chain) {
      if (place instanceof HTMLDetailsElement) place.open = true
      place.scrollTo({ left, top })
    }
  }
}
