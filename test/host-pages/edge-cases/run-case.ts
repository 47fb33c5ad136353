import type { Browser } from 'playwright-core'
import { cases } from './cases.ts'
import { createDrive } from './drive.ts'

/** Opens the page of a case and does what its table entry says. Throws where something else is seen. */
export async function runCase(browser: Browser, url: string, name: string): Promise<void> {
  const { drive, target = '#target', context = {} } = cases[name]!
  const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, ...context })
  const troubles: string[] = []
  page.on('pageerror', ({ message }) => troubles.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  try {
    await page.goto(`${url}${name}.html`)
    await page.waitForFunction(() => window.edgeCase?.root)
    await drive(createDrive(page, target))
    troubles.push(...(await page.evaluate(() => window.edgeCase.problems)))
  } finally {
    await page.close()
  }
  if (troubles.length > 0) throw new Error(`The page has troubles: ${troubles.join('; ')}`)
}
