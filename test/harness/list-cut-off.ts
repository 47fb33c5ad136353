/**
 * Controls and cards of ours that a person cannot get into view, has to scroll sideways for, or that
 * hide a part of their text. Runs in the page of the gallery: `page.evaluate(listCutOff)`.
 */
export function listCutOff(): string[] {
  const inner = window.gallery
    .surfaces()
    .flatMap((surface) => [
      ...surface.shadowRoot!.querySelectorAll<HTMLElement>(
        '.card, .banner, .pill, button, input, textarea, p, h2, .title, .count',
      ),
    ])
  return inner
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => {
      element.scrollIntoView({ block: 'nearest' })
      const { left, right, top, bottom, height } = element.getBoundingClientRect()
      const { overflowY } = getComputedStyle(element)
      const isBeside = left < -1 || right > innerWidth + 1
      const isAbove = top < -1 || (bottom > innerHeight + 1 && height < innerHeight)
      const isHidden =
        element.scrollHeight > element.clientHeight + 1 &&
        (overflowY === 'hidden' || element.localName === 'button')
      return isBeside || isAbove || isHidden || element.scrollWidth > element.clientWidth + 1
    })
    .map((element) => element.outerHTML.slice(0, 120))
}
