import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openHostPage } from './host-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

test('a host page is shown in a real browser, with text of a size and the headers under test', async () => {
  const host = await openHostPage({
    html: '<p>Hello</p><script>document.body.dataset.ran = 1</script><script src="/own.js"></script>',
    headers: { 'content-security-policy': "script-src 'self'" },
    files: { '/own.js': { body: 'document.body.dataset.own = 1', type: 'text/javascript' } },
  })
  const page = await browser.newPage()
  await page.goto(`${host.url}deep/path?x=1`)
  const box = await page.locator('p').boundingBox()
  expect(box?.height).toBeGreaterThan(10)
  const body = page.locator('body')
  expect(await body.getAttribute('data-own')).toBe('1')
  expect(await body.getAttribute('data-ran')).toBeNull()
  await page.close()
  await host.close()
})
