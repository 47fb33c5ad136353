/** From the bottom up: what is always there stands lowest. */
const ORDER = [
  'milepost-resource-centre',
  'milepost-checklist',
  'milepost-survey',
  'milepost-tour-step',
]
const GAP_PX = 8

/**
 * Keeps the surfaces of the bottom corner from lying over one another: they stand on each other's
 * shoulders. Under a sheet, which is as wide as the window, nothing else is seen or reached. Answers
 * the stop function.
 */
export function stackCorner(element: HTMLElement): () => void {
  const root = element.getRootNode() as ShadowRoot
  const settle = () => {
    const standing = ORDER.map((tag) =>
      root.querySelector<HTMLElement>(`${tag}[place]:popover-open`),
    ).filter((one) => one !== null)
    const sheet = standing.findLast(({ offsetWidth }) => offsetWidth >= innerWidth)
    let liftPx = 0
    for (const one of standing) {
      // Written only when it differs: everything inside inherits it and is styled anew.
      if (liftPx !== (parseFloat(one.style.getPropertyValue('--mp-lift')) || 0)) {
        one.style.setProperty('--mp-lift', `${liftPx}px`)
      }
      one.style.visibility = sheet && sheet !== one ? 'hidden' : ''
      liftPx += one.offsetHeight + GAP_PX
    }
  }
  // Told when it is shown, hidden or changes its size, and never at rest.
  const sizes = new ResizeObserver(settle)
  sizes.observe(element)
  return () => {
    sizes.disconnect()
    settle()
  }
}
