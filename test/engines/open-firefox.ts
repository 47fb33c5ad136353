import { firefox } from 'playwright-core'
import type { EnginePage } from './engine-page.ts'

/** Opens a page in Firefox ESR, which is on the PATH as `firefox-esr` or named by FIREFOX_PATH. */
export async function openFirefox(): Promise<EnginePage> {
  const browser = await firefox.launch({
    // Over BiDi, so that the released Firefox can be driven.
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  return {
    open: async (url) => void (await page.goto(url)),
    run: (script, ...args) => page.evaluate(`(${String(script)})(...${JSON.stringify(args)})`),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (keys) =>
      /^(Escape|Tab|Enter)$/.test(keys) ? page.keyboard.press(keys) : page.keyboard.type(keys),
    close: () => browser.close(),
  }
}
