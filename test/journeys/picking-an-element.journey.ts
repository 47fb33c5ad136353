import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import type { HostPage } from '../harness/host-page.ts'
import { newGuideDraft } from '../harness/new-guide-draft.ts'
import { openPickedPage } from '../harness/picker-page.ts'
import { type RunningDemo, startDemo } from '../harness/running-demo.ts'
import { signIn } from './demo-visitor.ts'

let demo: RunningDemo
let browser: Browser
let team: Page
let host: HostPage
beforeAll(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  team = await signIn(browser, demo)
  host = await openPickedPage(demo.url, demo.writeKey)
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await demo.stop()
})

describe('picking an element', () => {
  it('takes an editor to the page and back, and an end user to the element', async () => {
    const draft = newGuideDraft('tour', { key: 'around', name: 'Take a look around' })
    draft.content.steps.splice(1)
    delete draft.content.steps[0]!.target
    const saved = await fetch(`${demo.url}/api/v1/guides/around`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${demo.secretKey}` },
      body: JSON.stringify({ draft }),
    })
    expect(saved.ok).toBe(true)
    await team.goto(`${demo.url}/w/tideboard/demo/guides/around`)

    await team.getByRole('button', { name: 'Pick on your page' }).click()
    await team.getByLabel('Address of the page').fill(`${host.url}projects/7341`)
    const [page] = await Promise.all([
      team.context().waitForEvent('page'),
      team.getByRole('button', { name: 'Open the page' }).click(),
    ])
    const panel = page.locator('milepost-picker-panel')
    await panel.getByText('Step 1 of “Take a look around”').waitFor()
    expect(page.url()).toBe(`${host.url}projects/7341`)
    const target = (await page.locator('app-toolbar button').boundingBox())!
    await page.mouse.click(target.x + target.width / 2, target.y + target.height / 2)
    await panel.getByText('Button “Invite” in the main part').waitFor()
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByText('Saved in the draft').waitFor()
    await panel.getByRole('button', { name: 'Done' }).click()
    await page.locator('milepost-root').waitFor({ state: 'detached' })

    await team.bringToFront()
    const points = team.getByRole('group', { name: 'Points at' })
    await points.getByText('Button “Invite”').waitFor()
    expect(await points.locator('input, textarea').count()).toBe(0)
    await team.getByRole('button', { name: 'Publish' }).first().click()
    await team.getByText('Published.').first().waitFor()

    const visitor = await browser.newPage()
    await visitor.goto(`${host.url}projects/9`)
    const step = visitor.locator('milepost-tour-step').getByRole('dialog')
    await step.getByText('Press it.').waitFor()
    const [card, invite] = await Promise.all([
      step.boundingBox(),
      visitor.locator('app-toolbar button').boundingBox(),
    ])
    expect(Math.abs(card!.y - (invite!.y + invite!.height))).toBeLessThan(48)
    await visitor.goto(`${host.url}team`)
    await visitor.waitForLoadState('networkidle')
    expect(await visitor.getByText('Press it.').count()).toBe(0)
  })
})
