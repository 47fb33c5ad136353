import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { eventually } from '../harness/eventually.ts'
import { openGuestPage, type GuestPage } from '../harness/guest-page.ts'

let browser: Browser
let guest: GuestPage

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => guest.close())

describe('five errors of ours within a minute', () => {
  it('take the surfaces away and are told of once, while events flow on', async () => {
    guest = await openGuestPage(browser, {
      guides: ['panel', 'centre'],
      head: `<script>
        window.codes = []
        addEventListener('error', ({ message }) => codes.push('thrown: ' + message))
        addEventListener('unhandledrejection', ({ reason }) => codes.push('rejected: ' + reason))
      </script>`,
    })
    const { page } = guest
    await guest.show('panel')
    const rootsAfterFour = await page.evaluate(() => {
      const { milepost, codes } = window as unknown as {
        milepost(...call: unknown[]): void
        codes: string[]
      }
      milepost('on', 'problem', ({ code }: { code: string }) => codes.push(code))
      // A native the SDK decides with, broken by the page while surfaces are shown.
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get() {
          throw new Error('broken by the page')
        },
      })
      for (let index = 0; index < 4; index += 1) milepost('track', `before_${index}`)
      // In this same task: an answer of the server would be the next to fail.
      return document.querySelectorAll('milepost-root').length
    })
    expect(rootsAfterFour).toBe(1)
    await guest.call('track', 'the_fifth')
    await eventually(async () => expect(await page.locator('milepost-root').count()).toBe(0))
    await page.evaluate('delete document.visibilityState')
    await guest.call('track', 'after')
    await eventually(() => expect(guest.count('after')).toBe(1))
    expect(guest.count('before_0')).toBe(1)
    expect(await page.evaluate('codes')).toEqual(['internal'])
    expect(await page.locator('milepost-root').count()).toBe(0)
    expect(guest.troubles).toEqual([])
  })

  it('count where a surface fails to draw', async () => {
    guest = await openGuestPage(browser, { guides: ['panel'] })
    const { page } = guest
    await guest.show('panel')
    await page.evaluate(() => {
      const root = document.querySelector('milepost-root')!.shadowRoot!
      const checklist = root.querySelector('milepost-checklist') as unknown as { view: object }
      for (let index = 0; index < 5; index += 1)
        setTimeout(() => (checklist.view = { ...checklist.view, phases: null }))
    })
    await eventually(async () => expect(await page.locator('milepost-root').count()).toBe(0))
    await guest.call('track', 'after')
    await eventually(() => expect(guest.count('after')).toBe(1))
    expect(guest.troubles).toEqual([])
  })
})
