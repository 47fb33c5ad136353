import type { Page } from 'playwright-core'

/**
 * Who has the focus, by name as a person would say it, looked for inside shadow roots; a dialog by
 * its heading. Null: nobody, or the page's start.
 */
export const focusedName = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (!active || active === document.body) return null
    const words = active.matches('dialog, [role=dialog]') ? active.querySelector('h2') : active
    return (
      active.getAttribute('aria-label') ??
      words?.textContent?.replace(/\s+/g, ' ').trim() ??
      active.localName
    )
  })

/** Presses Tab so many times and names every stop. */
export async function tabThrough(page: Page, times: number): Promise<(string | null)[]> {
  const stops: (string | null)[] = []
  for (let index = 0; index < times; index += 1) {
    await page.keyboard.press('Tab')
    stops.push(await focusedName(page))
  }
  return stops
}
