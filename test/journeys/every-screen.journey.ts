import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { findAxeFaults } from '../harness/find-axe-faults.ts'
import { type RunningDemo, startDemo } from '../harness/running-demo.ts'
import { emptyScreens, fullScreens, openScreen } from './console-screens.ts'
import { signIn, signUp } from './demo-visitor.ts'
import { findCutOff } from './find-cut-off.ts'

const WIDE = { width: 1280, height: 860 }
const NARROW = { width: 360, height: 780 }
const still = { reducedMotion: 'reduce' } as const

let demo: RunningDemo
let browser: Browser
let team: Page
beforeAll(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  await demo.historyLoaded()
  team = await signIn(browser, demo, still)
})
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

/** What axe finds in light and in dark, each with its scheme in front. */
async function faultsInBothSchemes(page: Page): Promise<string[]> {
  const found = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, ...still })
    found.push(...(await findAxeFaults(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  return found
}

/** What is cut off when wide and when narrow, each with its width in front. */
async function cutOffAtBothWidths(page: Page): Promise<string[]> {
  const found = []
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    found.push(...(await findCutOff(page)).map((what) => `${size.width} px: ${what}`))
  }
  return found
}

const screens = [
  ...fullScreens,
  ...emptyScreens.map(({ name, path }) => ({ name: `empty ${name}`, path })),
]

describe.each(screens)('the screen $name of the console', (screen) => {
  it('gives axe nothing to find in light and in dark', async () => {
    await team.setViewportSize(WIDE)
    await openScreen(team, demo, screen)
    expect(await faultsInBothSchemes(team)).toEqual([])
  })

  it('cuts nothing off in German and dark, wide or narrow', async () => {
    await team.emulateMedia({ colorScheme: 'dark', ...still })
    await openScreen(team, demo, screen, 'de')
    expect(await cutOffAtBothWidths(team)).toEqual([])
  })
})

describe('what is seen without signing in', () => {
  it.each(['/', '/sign-in', '/demo'])('is accessible and fits: %s', async (path) => {
    const page = await browser.newPage({ viewport: WIDE, ...still })
    await page.goto(`${demo.url}${path}?lang=de`)
    await page.locator('h1').first().waitFor()
    expect(await faultsInBothSchemes(page)).toEqual([])
    expect(await cutOffAtBothWidths(page)).toEqual([])
    await page.close()
  })
})

describe('the demo product in German', () => {
  it('is accessible and fits with the checklist open and, after a reload, with the tour open', async () => {
    const { page, context, troubles } = await signUp(browser, demo.url, {
      company: 'Bildschirm GmbH',
      lang: 'de',
      ...still,
    })
    const checklist = page.locator('milepost-checklist')
    const tour = page.locator('milepost-tour-step').getByRole('dialog')
    await checklist.getByRole('region').waitFor()
    expect(await faultsInBothSchemes(page)).toEqual([])
    expect(await cutOffAtBothWidths(page)).toEqual([])

    await page.setViewportSize(WIDE)
    await page.reload()
    await checklist.getByText('Zum ersten Bericht').waitFor()
    await checklist.locator('.button.primary').click()
    await tour.waitFor()
    expect(await faultsInBothSchemes(page)).toEqual([])
    expect(await cutOffAtBothWidths(page)).toEqual([])
    expect(troubles).toEqual([])
    await context.close()
  })

  it('is accessible and fits with help, the form behind it, and what is new', async () => {
    const { page, context, troubles } = await signUp(browser, demo.url, {
      company: 'Hilfe GmbH',
      lang: 'de',
      ...still,
    })
    const help = page.locator('milepost-resource-centre')
    const looks = async () => {
      expect(await faultsInBothSchemes(page)).toEqual([])
      expect(await cutOffAtBothWidths(page)).toEqual([])
      await page.setViewportSize(WIDE)
    }
    await help.getByRole('button', { name: 'Hilfe und Anleitungen' }).click()
    await help.getByRole('searchbox').fill('Tarife')
    await looks()
    await help.getByRole('button', { name: 'Brauchen Sie Hilfe?' }).click()
    await page.getByRole('dialog', { name: 'Wie können wir helfen?' }).waitFor()
    expect(await page.getByLabel('Ihre Frage').inputValue()).toBe('Tarife')
    await looks()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Neues' }).click()
    await page.getByRole('dialog', { name: 'Neu in Tideboard' }).waitFor()
    await looks()
    expect(troubles).toEqual([])
    await context.close()
  })
})
