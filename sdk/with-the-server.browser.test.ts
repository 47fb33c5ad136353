import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { GuideDraft } from '#contract/guide'
import type { liveEventsSchema } from '#contract/live-event'
import { launchChromium } from '../test/harness/chromium.ts'
import { defineMilestone } from '../test/harness/define.ts'
import { eventually } from '../test/harness/eventually.ts'
import { openHostPage, type HostPage } from '../test/harness/host-page.ts'
import type { LocalServer } from '../test/harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../test/harness/new-environment.ts'
import { serveApp } from '../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../test/harness/test-app.ts'

type LiveEvents = z.infer<typeof liveEventsSchema>

const dist = fileURLToPath(new URL('../dist', import.meta.url))

let browser: Browser
let testApp: TestApp
let server: LocalServer
let environment: TestEnvironment
let host: HostPage
let contexts: BrowserContext[]

beforeAll(async () => {
  browser = await launchChromium()
  testApp = await newTestApp({ distFolder: dist })
  server = await serveApp(testApp.app)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await testApp.close()
})
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  await defineMilestone(environment, 'invited', { condition: { event: 'teammate_invited' } })
  await defineMilestone(environment, 'published', {
    condition: { event: 'report_published' },
    firstValue: true,
  })
  await publish(checklist)
  const loader = readFileSync(`${dist}/sdk/loader.js`, 'utf8')
    .replaceAll('__HOST__', server.url)
    .replaceAll('__WRITE_KEY__', environment.writeKey)
  host = await openHostPage({ html: `<title>Host</title><script>${loader}</script><h1>Host</h1>` })
  contexts = []
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  await host.close()
})

const checklist: GuideDraft = {
  kind: 'checklist',
  key: 'first-steps',
  name: 'First steps',
  audience: null,
  trigger: 'auto',
  content: {
    title: { en: 'First steps' },
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics' },
        unlock: { kind: 'always' },
        steps: [{ key: 'invite', title: { en: 'Invite' }, milestone: 'invited' }],
      },
      {
        key: 'reports',
        title: { en: 'Reports' },
        unlock: {
          kind: 'condition',
          condition: { milestone: 'invited' },
          reason: { en: 'Invite somebody first' },
        },
        steps: [{ key: 'publish', title: { en: 'Publish' }, milestone: 'published' }],
      },
    ],
  },
}

async function publish(draft: GuideDraft): Promise<void> {
  const path = `/api/v1/guides/${draft.key}`
  expect((await environment.request(path, { method: 'PUT', body: { draft } })).ok).toBe(true)
  const published = await environment.request(`${path}/publish`, { method: 'POST', body: {} })
  expect(published.ok).toBe(true)
}

/** A person at a browser of their own. */
async function open(userId: string): Promise<Page> {
  const context = await browser.newContext()
  contexts.push(context)
  await context.addInitScript((userId) => {
    const calls = [
      ['identify', userId],
      ['group', 'acme', { createdAt: new Date(Date.now() - 180_000).toISOString() }],
    ]
    addEventListener('DOMContentLoaded', () => {
      const { milepost } = window as unknown as { milepost?: (...call: unknown[]) => void }
      for (const call of calls) milepost?.(...call)
    })
  }, userId)
  const page = await context.newPage()
  await page.goto(host.url)
  await page.getByText('First steps').first().waitFor()
  return page
}
const track = (page: Page, event: string) =>
  page.evaluate((event) => {
    ;(window as unknown as { milepost(...call: unknown[]): void }).milepost('track', event)
  }, event)
const expectText = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

describe('the SDK with the server', () => {
  it('takes an account from the first step to its one celebrated first value', async () => {
    const [ada, grace] = [await open('ada'), await open('grace')]
    await expectText(ada, '0 of 2')
    await expectText(ada, 'Invite somebody first')

    await track(ada, 'teammate_invited')
    await expectText(ada, '1 of 2')
    await ada.getByText('Invite somebody first').waitFor({ state: 'hidden' })
    await grace.reload()
    await expectText(grace, '1 of 2')
    await grace.getByRole('button', { name: /^Basics/ }).click()
    await expectText(grace, 'Done by a teammate')

    await track(ada, 'report_published')
    await expectText(ada, 'You have your first result, 2 minutes after you started.')
    await expectText(ada, 'All steps are done')
    await grace.reload()
    await expectText(grace, 'All steps are done')
    expect(await grace.getByText('You have your first result').count()).toBe(0)

    await eventually(async () => {
      expect(await listEvents('$celebration_shown')).toMatchObject([
        { userId: 'ada', accountId: 'acme' },
      ])
    })
    testApp.clock.advance(120_000)
    await ada.reload()
    await ada.waitForLoadState('networkidle')
    expect(await ada.getByText('You have your first result').count()).toBe(0)
  })

  it('keeps a checklist small on the next page, and gone after Not now', async () => {
    const ada = await open('ada')
    await ada.getByRole('button', { name: 'Make the checklist small' }).click()
    const pill = ada.getByRole('button', { name: /First steps/ })
    await pill.waitFor()
    testApp.clock.advance(1000)
    await ada.reload()
    await pill.waitFor()
    await pill.click()
    await eventually(async () => expect(await listEvents('$guide_opened')).toHaveLength(1))
    testApp.clock.advance(1000)
    await ada.getByRole('button', { name: 'Not now' }).click()
    const answered = ada.waitForResponse(/session/)
    await ada.reload()
    await answered
    await ada.waitForLoadState('networkidle')
    expect(await ada.getByText('First steps').count()).toBe(0)
  })

  it('shows an edited title on the next load', async () => {
    const ada = await open('ada')
    await publish({
      ...checklist,
      content: { ...checklist.content, title: { en: 'Second steps' } },
    })
    await ada.reload()
    await expectText(ada, 'Second steps')
  })
})

async function listEvents(name: string): Promise<LiveEvents['rows']> {
  const answer = await environment.request('/api/v1/events/live')
  const { rows } = (await answer.json()) as LiveEvents
  return rows.filter((row) => row.name === name)
}
