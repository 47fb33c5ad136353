import type { Page } from 'playwright-core'

/** The names of what the surfaces called, in order. */
export const callNames = (page: Page) =>
  page.evaluate(() => window.gallery.calls.map(([name]) => name))

/** Calls of one action, with their arguments. */
export const callsOf = (page: Page, name: string) =>
  page.evaluate((wanted) => window.gallery.calls.filter(([call]) => call === wanted), name)

/** What screen readers were last told. */
export const announced = (page: Page) =>
  page.evaluate(() => window.gallery.root.querySelector('[role=status]')?.textContent ?? '')

/** Who has the focus, by role or name, looked for inside shadow roots; `page` if nothing has. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (!active || active === document.body) return 'page'
    const { role, ariaLabel, localName } = active
    return role ?? ariaLabel ?? (localName === 'dialog' ? 'dialog' : active.textContent?.trim())
  })
