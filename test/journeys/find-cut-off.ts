import type { Page } from 'playwright-core'

/**
 * Words that a reader would not see whole at the page's present size: cut by an ancestor that hides
 * what is beyond it, standing out of their own box or, sideways, out of the window; and a page that
 * scrolls sideways. What can be scrolled to inside its own frame is well. Shadow roots included.
 * Empty when all is well.
 */
export async function findCutOff(page: Page): Promise<string[]> {
  // Charts that measure themselves, and surfaces, settle within two frames.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const found: string[] = []
    if (scrollWidth > clientWidth) found.push(`scrolls sideways by ${scrollWidth - clientWidth} px`)
    look(document.body)
    return found

    function look(element: Element): void {
      if (!element.checkVisibility({ visibilityProperty: true }) || isForReadersOnly(element))
        return
      for (const node of element.childNodes) {
        if (node instanceof Element) look(node)
        else if (node instanceof Text && node.data.trim()) judge(node, element)
      }
      for (const child of element.shadowRoot?.children ?? []) look(child)
    }

    function judge(text: Text, parent: Element): void {
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      const say = (fault: string): void => {
        found.push(`“${text.data.trim().slice(0, 40)}” ${fault}`)
      }
      let isInOwnBox = false
      for (let box: Element | null = parent; box; box = parentOf(box)) {
        const { display, overflowX, overflowY } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') return
        const room = box.getBoundingClientRect()
        const isBox: boolean = !isInOwnBox && display !== 'inline' && !(box instanceof SVGElement)
        isInOwnBox ||= isBox
        const isWider = words.left < room.left - 1 || words.right > room.right + 1
        const isTaller = words.top < room.top - 1 || words.bottom > room.bottom + 1
        if (isBox && isWider) return say('stands out of its box')
        if (isHidden(overflowX) && isWider) return say('is cut off sideways')
        if (isHidden(overflowY) && isTaller) return say('is cut off')
        if (overflowY === 'auto' || overflowY === 'scroll') return
      }
      if (words.left < -1 || words.right > clientWidth + 1) say('stands out of the window')
    }

    function isHidden(overflow: string): boolean {
      return overflow === 'hidden' || overflow === 'clip'
    }

    function isForReadersOnly(element: Element): boolean {
      const { width, height } = element.getBoundingClientRect()
      return width <= 2 && height <= 2 && isHidden(getComputedStyle(element).overflowX)
    }

    function parentOf(element: Element): Element | null {
      const root = element.getRootNode()
      return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    }
  })
}
