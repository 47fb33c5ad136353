// Takes a picture of every screen of a started product with its sample history: light and dark,
// wide and narrow, in English, German and, for a few, French, into test/screenshots/out/; and the
// two of README.md. Words behind the command choose what to take by the start of its name:
// `npm run screenshots -- overview readme`.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { launchChromium } from '../harness/chromium.ts'
import { type RunningDemo, startDemo } from '../harness/running-demo.ts'
import { emptyScreens, fullScreens, openScreen } from '../journeys/console-screens.ts'
import { signIn, signUp } from '../journeys/demo-visitor.ts'

interface Look {
  colorScheme: 'light' | 'dark'
  width: number
  lang: 'en' | 'de' | 'fr'
}

const NARROW = { width: 360, height: 780 }
const WIDE = { width: 1280, height: 860 }
/** Enough to judge a long list by. */
const TALLEST_PX = 3_500
const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [WIDE.width, NARROW.width].flatMap((width) =>
    (['en', 'de'] as const).map((lang) => ({ colorScheme, width, lang })),
  ),
)
const frenchLook: Look = { colorScheme: 'light', width: WIDE.width, lang: 'fr' }
const shownInFrench = new Set(['overview', 'time-to-value', 'adoption', 'live-events'])
const looksWhenEmpty: readonly Look[] = [
  { colorScheme: 'light', width: WIDE.width, lang: 'en' },
  { colorScheme: 'dark', width: NARROW.width, lang: 'de' },
]

const demoPictures = [
  'demo-checklist',
  'demo-tour',
  'demo-launchers',
  'demo-hint',
  'demo-celebration',
  'demo-survey',
  'demo-help',
  'demo-help-asked',
  'demo-modal',
] as const

const out = fileURLToPath(new URL('out/', import.meta.url))
const images = fileURLToPath(new URL('images/', import.meta.url))
const asked = process.argv.slice(2)
const isWanted = (name: string) => !asked.length || asked.some((start) => name.startsWith(start))

mkdirSync(out, { recursive: true })
mkdirSync(images, { recursive: true })
const demo = await startDemo()
const browser = await launchChromium()
try {
  await demo.historyLoaded()
  await takeConsole(browser, demo)
  await takeDoors(browser, demo)
  for (const look of [...looks, frenchLook]) await takeDemo(browser, demo, look)
  await takeBanner(browser, demo)
  if (isWanted('readme')) await takeReadmeImages(browser, demo)
} finally {
  await browser.close()
  await demo.stop()
}

async function takeConsole(from: Browser, running: RunningDemo): Promise<void> {
  const page = await signIn(from, running, { reducedMotion: 'reduce' })
  const full = fullScreens.filter(({ name }) => isWanted(name))
  for (const screen of full) {
    for (const look of [...looks, ...(shownInFrench.has(screen.name) ? [frenchLook] : [])]) {
      await putOn(page, look)
      await openScreen(page, running, screen, look.lang)
      await takePage(page, screen.name, look)
    }
  }
  for (const screen of emptyScreens.filter(() => isWanted('empty'))) {
    for (const look of looksWhenEmpty) {
      await putOn(page, look)
      await openScreen(page, running, screen, look.lang)
      await takePage(page, `empty-${screen.name}`, look)
    }
  }
  await page.context().close()
}

/** What is seen without signing in. */
async function takeDoors(from: Browser, { url }: RunningDemo): Promise<void> {
  const page = await from.newPage({ reducedMotion: 'reduce' })
  const places = { doors: '/', 'sign-in': '/sign-in', 'demo-sign-up': '/demo' }
  for (const [name, path] of Object.entries(places)) {
    if (!isWanted(name)) continue
    for (const look of [...looks, frenchLook]) {
      await putOn(page, look)
      await page.goto(`${url}${path}?lang=${look.lang}`)
      await page.locator('h1').first().waitFor()
      await takePage(page, name, look)
    }
  }
  await page.context().close()
}

/** What a customer is shown on the way to first value and beyond, kind by kind. */
async function takeDemo(from: Browser, { url }: RunningDemo, look: Look): Promise<void> {
  if (!demoPictures.some(isWanted)) return
  const company = `Pictures ${[look.lang, look.colorScheme, look.width].join(' ')}`
  const { page } = await signUp(from, url, { company, lang: look.lang, reducedMotion: 'reduce' })
  const take = (name: (typeof demoPictures)[number]) =>
    isWanted(name) ? takeView(page, name, look) : undefined
  await putOn(page, look)
  const checklist = page.locator('milepost-checklist')
  await checklist.getByRole('region').waitFor()
  await take('demo-checklist')
  await checklist.locator('.button.primary').click()
  await page.locator('milepost-tour-step').getByRole('dialog').waitFor()
  await take('demo-tour')
  // By ids, as the words differ. The tour that is open follows along.
  for (const id of ['nav-sources', 'connect-sample', 'connect-submit']) await click(page, id)
  // The checklist comes back when the tour ends; on a phone it is small since its button was pressed.
  if (look.width === WIDE.width) await checklist.locator('button.icon').first().click()
  await take('demo-launchers')

  for (const id of ['nav-projects', 'new-project']) await click(page, id)
  await page.locator('dialog[open] input').first().fill('Tideboard')
  await page.locator('dialog[open] input').first().press('Enter')
  const hint = page.locator('milepost-hint')
  await page.locator('milepost-hint-beacon').getByRole('button').click()
  await hint.getByRole('dialog').waitFor()
  await take('demo-hint')
  await page.keyboard.press('Escape')

  for (const id of ['nav-reports', 'new-report']) await click(page, id)
  await page.locator('main form input').first().fill('Tideboard')
  await click(page, 'publish-report')
  await page.locator('milepost-celebration').waitFor()
  await take('demo-celebration')
  await page.keyboard.press('Escape')
  await click(page, 'nav-team')
  const survey = page.locator('milepost-survey')
  await survey.getByRole('radio').first().waitFor()
  await take('demo-survey')
  await survey.locator('button.icon').first().click()

  const help = page.locator('milepost-resource-centre')
  await help.locator('button').first().click()
  await help.getByRole('searchbox').waitFor()
  await take('demo-help')
  await help.getByRole('searchbox').fill('CSV')
  await help.locator('button').last().click()
  await page.locator('#send-help').waitFor()
  await take('demo-help-asked')
  await page.keyboard.press('Escape')
  await page.locator('.news').click()
  await page.locator('milepost-announcement').getByRole('dialog').waitFor()
  await take('demo-modal')
  await page.context().close()
}

/** The banner is for those who were here before: here everybody is let in. */
async function takeBanner(from: Browser, running: RunningDemo): Promise<void> {
  if (!isWanted('demo-banner')) return
  const ask = (path: string, method: string, body?: object) =>
    fetch(`${running.url}/api/v1/guides/forecast-released${path}`, {
      method,
      headers: { authorization: `Bearer ${running.secretKey}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const { draft } = (await (await ask('', 'GET')).json()) as { draft: object }
  await ask('', 'PUT', { draft: { ...draft, audience: null } })
  await ask('/publish', 'POST')
  for (const look of [...looks, frenchLook]) {
    const company = `Banner ${[look.lang, look.colorScheme, look.width].join(' ')}`
    const { page } = await signUp(from, running.url, {
      company,
      lang: look.lang,
      reducedMotion: 'reduce',
    })
    await putOn(page, look)
    await page.locator('milepost-announcement').getByRole('region').waitFor()
    await takeView(page, 'demo-banner', look)
    await page.context().close()
  }
}

async function click(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).click()
}

/** Cropped to the one thing that README.md speaks of, at one pixel per pixel. */
async function takeReadmeImages(from: Browser, running: RunningDemo): Promise<void> {
  const team = await signIn(from, running, { reducedMotion: 'reduce' })
  await putOn(team, { colorScheme: 'light', width: 1100, lang: 'en' })
  await openScreen(
    team,
    running,
    fullScreens.find(({ name }) => name === 'time-to-value')!,
  )
  await takePart(team.locator('.card:has(.chart-frame)').first(), 'survival-curve')
  await team.context().close()

  const { page } = await signUp(from, running.url, { company: 'Lovelace', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1080, height: 640 })
  await page.locator('milepost-checklist').getByRole('region').waitFor()
  await page.screenshot({ path: `${images}checklist.png` })
  await page.context().close()
}

async function putOn(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize(width === NARROW.width ? NARROW : { ...WIDE, width })
}

/** All of it: the window grows with the page, so that what sticks to the window does too. */
async function takePage(page: Page, name: string, look: Look): Promise<void> {
  const heightPx = await page.evaluate(() => document.documentElement.scrollHeight)
  const size = page.viewportSize() ?? WIDE
  const height = Math.max(size.height, Math.min(heightPx, TALLEST_PX))
  await page.setViewportSize({ width: size.width, height })
  await page.screenshot({ path: fileOf(name, look) })
}

/** Only what is in view: surfaces stand in the window, not in the page. */
async function takeView(page: Page, name: string, look: Look): Promise<void> {
  await page.screenshot({ path: fileOf(name, look) })
}

async function takePart(part: Locator, name: string): Promise<void> {
  await part.screenshot({ path: `${images}${name}.png` })
}

function fileOf(name: string, { colorScheme, width, lang }: Look): string {
  return `${out}${name}-${width}-${colorScheme}-${lang}.png`
}
