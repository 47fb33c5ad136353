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
 * shoulders. Under a sheet, which is as wide as the window, nothing else is seen or reached. They
 * settle whenever this one is shown, hidden or changes its size, and never at rest; who comes into the
 * corner as large as it was elsewhere has to say so.
 */
export function stackCorner(element: HTMLElement): { settle(): void; leave(): void } {
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
  const sizes = new ResizeObserver(settle)
  sizes.observe(element)
  return {
    settle,
    leave() {
      sizes.disconnect()
      settle()
    },
  }
}
