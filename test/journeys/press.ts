import type { Page } from 'playwright-core'

/** More than any page of a journey has. */
const MOST_STOPS = 80

/** Tabs until what is called so, or holds this value, has the focus. Throws if nothing is. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const met: string[] = []
  while (met.length < MOST_STOPS) {
    const focused = await page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      if (element instanceof HTMLInputElement && element.type === 'radio') return element.value
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
    })
    if (focused === name) return
    met.push(focused.slice(0, 40))
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached "${name}", but ${[...new Set(met)].join(', ')}`)
}

/** Tabs to what is called so and presses Enter on it. */
export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
