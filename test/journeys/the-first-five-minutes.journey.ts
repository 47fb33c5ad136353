import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { openHostPage } from '../harness/host-page.ts'
import { type RunningDemo, startDemo, whenTrue } from '../harness/running-demo.ts'
import { deeds, signIn, signUp } from './demo-visitor.ts'
import { press } from './press.ts'

let demo: RunningDemo
let browser: Browser
let team: Page
beforeAll(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  await demo.historyLoaded()
  team = await signIn(browser, demo)
})
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

const checklistOf = (page: Page) => page.locator('milepost-checklist')
const tourOf = (page: Page) => page.locator('milepost-tour-step')
const celebrationOf = (page: Page) => page.locator('milepost-celebration')
const progress = (page: Page, text: string) =>
  checklistOf(page).getByText(text).first().waitFor({ state: 'attached' })
const inDemo = (path: string) => `${demo.url}/w/tideboard/demo${path}`

async function accountsMeasured(): Promise<number> {
  const answer = await fetch(`${demo.url}/api/v1/metrics/time-to-first-value`, {
    headers: { authorization: `Bearer ${demo.secretKey}` },
  })
  return ((await answer.json()) as { n: number }).n
}

describe('the first five minutes', () => {
  it('begin with three doors', async () => {
    const page = await browser.newPage()
    await page.goto(demo.url)
    for (const door of ['Be a customer', 'Be the customer team', 'Install it in your app']) {
      await page.getByRole('heading', { name: door }).waitFor()
    }
    await page.close()
  })

  it('lead a customer from signing up to first value, and the team sees it happen', async () => {
    const before = await accountsMeasured()
    await team.goto(inDemo('/developer/events'))
    const { page, context, troubles } = await signUp(browser, demo.url, {
      company: 'Lovelace & Co',
    })

    await progress(page, '0 of 7')
    await checklistOf(page).getByText('Part of the Team plan').waitFor()
    await team.getByText('signed_up').first().waitFor()

    // The tour holds on to a real button, and doing the thing advances it.
    await checklistOf(page).getByRole('button', { name: 'Show me where' }).click()
    await tourOf(page).getByRole('heading', { name: 'Start here' }).waitFor()
    await page.setViewportSize({ width: 1000, height: 600 })
    await page.mouse.wheel(0, 400)
    await expectBeside(page, '#nav-sources')
    await page.locator('#nav-sources').click()
    await tourOf(page).getByRole('heading', { name: 'Take the sample shop' }).waitFor()
    await page.locator('#connect-sample').click()
    await tourOf(page).getByRole('heading', { name: 'Connect it' }).waitFor()
    await page.locator('#connect-submit').click()
    await tourOf(page).waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await progress(page, '1 of 7')

    // Reloaded, and in a second tab: the same progress.
    await page.reload()
    await progress(page, '1 of 7')
    const second = await context.newPage()
    await second.goto(`${demo.url}/demo`)
    await progress(second, '1 of 7')

    await checklistOf(page).getByText('Opens when “Basics” is done').waitFor()
    await deeds.createProject(page)
    await deeds.inviteTeammate(page)
    await progress(page, '3 of 7')
    await progress(second, '3 of 7')
    await checklistOf(page).getByText('Opens when “Basics” is done').waitFor({ state: 'detached' })

    await deeds.publishReport(page)
    // Once, in one of the two tabs that are looked at.
    await Promise.any([celebrationOf(page).waitFor(), celebrationOf(second).waitFor()])
    expect((await celebrationOf(page).count()) + (await celebrationOf(second).count())).toBe(1)
    await page.reload()
    await progress(page, '4 of 7')
    await second.reload()
    await progress(second, '4 of 7')
    expect(await celebrationOf(page).count()).toBe(0)
    expect(await celebrationOf(second).count()).toBe(0)

    await team.goto(inDemo('/accounts?search=Lovelace'))
    await team.getByText('Lovelace & Co').first().click()
    await team
      .getByText(/First value after/)
      .first()
      .waitFor()
    expect(await accountsMeasured()).toBe(before + 1)
    expect(troubles).toEqual([])
    await context.close()
  })

  it('let an editor change a title, and the product shows it on its next load', async () => {
    const { page, context } = await signUp(browser, demo.url, { company: 'Editors Ltd' })
    await checklistOf(page).getByText('Get to your first report').first().waitFor()
    await team.goto(inDemo('/guides/getting-started'))
    const title = team.getByLabel('Title', { exact: true }).first()
    await title.fill('Your first report, today')
    await team.getByRole('button', { name: 'Publish' }).first().click()
    await whenTrue(async () => {
      const answer = await fetch(`${demo.url}/api/v1/guides/getting-started`, {
        headers: { authorization: `Bearer ${demo.secretKey}` },
      })
      return (
        ((await answer.json()) as { hasUnpublishedChanges: boolean; published: { number: number } })
          .published.number > 1
      )
    })
    await page.reload()
    await checklistOf(page).getByText('Your first report, today').first().waitFor()
    await context.close()
  })

  it('turn Install green within five seconds of pasting the snippet into a bare page', async () => {
    await team.goto(`${demo.url}/w/tideboard/production/developer/install`)
    await team.getByText('Waiting for the first event').first().waitFor()
    const snippet = await team
      .locator('code, pre, textarea')
      .filter({ hasText: 'milepost' })
      .first()
      .innerText()
    const host = await openHostPage({
      html: `<!doctype html><title>Bare</title>${snippet}<h1>Bare</h1>`,
    })
    const page = await browser.newPage()
    await page.goto(host.url)
    await team.getByText('Waiting for the first event').first().waitFor({ state: 'detached' })
    await page.close()
    await host.close()
  })

  it('explain a malformed event where the developer looks', async () => {
    await team.goto(inDemo('/developer/events'))
    await fetch(`${demo.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.writeKey}` },
      body: JSON.stringify({ batch: [{ type: 'track', userId: 'ada', event: '' }] }),
    })
    const refused = team.getByText(
      'The event name is missing, empty or longer than 200 characters.',
    )
    await refused.first().waitFor()
    await team.getByText('Send "event" as a string of 1 to 200 characters.').first().waitFor()
    await team.getByRole('row').filter({ has: refused }).getByRole('button').click()
    await team.getByRole('complementary', { name: 'Event details' }).waitFor()
  })

  it('lose nothing while the network is away', async () => {
    const { page, context } = await signUp(browser, demo.url, { company: 'Offline GmbH' })
    await progress(page, '0 of 7')
    await deeds.connectData(page)
    await progress(page, '1 of 7')
    await context.setOffline(true)
    await deeds.createProject(page)
    await progress(page, '2 of 7')
    await context.setOffline(false)
    await whenTrue(async () => {
      const answer = await fetch(`${demo.url}/api/v1/accounts?search=Offline`, {
        headers: { authorization: `Bearer ${demo.secretKey}` },
      })
      const { rows } = (await answer.json()) as { rows: { milestonesReached: number }[] }
      return (rows[0]?.milestonesReached ?? 0) >= 2
    })
    await context.close()
  })

  it('let a step be finished by keyboard alone', async () => {
    const { page, context } = await signUp(browser, demo.url, { company: 'Keys Inc' })
    await progress(page, '0 of 7')
    await press(page, 'Show me where')
    await tourOf(page).getByRole('heading', { name: 'Start here' }).waitFor()
    await press(page, 'Data sources')
    await press(page, 'Connect Sample shop')
    await press(page, 'Connect and load data')
    await progress(page, '1 of 7')
    await context.close()
  })

  it('survive kill -9: all is there after the next start', async () => {
    const before = await accountsMeasured()
    await demo.killAndRestart()
    expect(await accountsMeasured()).toBe(before)
  })

  it('end with the sample data removed in one go, and a word on what to do next', async () => {
    await team.goto(inDemo('/'))
    await team.getByRole('button', { name: 'Remove sample data' }).click()
    await team
      .getByRole('dialog')
      .getByRole('button', { name: /Remove/ })
      .click()
    await team.waitForURL('**/production/**')
    await team
      .getByRole('link', { name: /script|Install/ })
      .first()
      .waitFor()
  })
})

/** The tour step stands next to its target: closer than its own size, and not at the page's corner. */
async function expectBeside(page: Page, target: string): Promise<void> {
  const [step, element] = await Promise.all([
    tourOf(page).getByRole('dialog').boundingBox(),
    page.locator(target).boundingBox(),
  ])
  if (!step || !element) throw new Error('step or target is not on screen')
  const gapX = Math.max(element.x - (step.x + step.width), step.x - (element.x + element.width), 0)
  const gapY = Math.max(
    element.y - (step.y + step.height),
    step.y - (element.y + element.height),
    0,
  )
  expect(Math.hypot(gapX, gapY)).toBeLessThan(48)
}
