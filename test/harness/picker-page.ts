import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Guide, GuideDraft } from '#contract/guide'
import type { PickerToken } from '#contract/picker'
import { launchChromium } from './chromium.ts'
import { openHostPage, type HostPage } from './host-page.ts'
import { newEnvironment, type TestEnvironment } from './new-environment.ts'
import { serveApp } from './serve-app.ts'
import { newTestApp, type TestApp } from './test-app.ts'

const pages = fileURLToPath(new URL('../host-pages/picker/', import.meta.url))
const dist = fileURLToPath(new URL('../../dist', import.meta.url))

/** The vendor's page on an origin of its own, under a strict policy, with the built SDK on it. */
export async function openPickedPage(api: string, writeKey: string): Promise<HostPage> {
  const read = (name: string) => readFileSync(pages + name, 'utf8')
  const tag = `<script async src="${api}/sdk/milepost.js" data-write-key="${writeKey}"></script>`
  const file = (name: string, type: string) => [`/${name}`, { body: read(name), type }]
  return openHostPage({
    html: read('page.html').replace('__MILEPOST__', tag),
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'self' ${api}; connect-src ${api}; style-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
    files: Object.fromEntries([
      file('frame.html', 'text/html'),
      file('inner.html', 'text/html'),
      file('page.js', 'text/javascript'),
      file('frame.js', 'text/javascript'),
      file('page.css', 'text/css'),
    ]) as Record<string, { body: string; type: string }>,
  })
}

export interface PickerScene {
  browser: Browser
  testApp: TestApp
  environment: TestEnvironment
  host: HostPage
  /** Saves a draft to pick for. */
  save(draft: GuideDraft): Promise<void>
  read(guide: string): Promise<Guide>
  /** A link to the page at a path, as the console makes it. */
  link(guide: string, stepKey: string | null, path?: string): Promise<string>
  /** Opens an address in a browser of its own. What went wrong in the page is collected. */
  open(url: string, options?: BrowserContextOptions): Promise<{ page: Page; troubles: string[] }>
  close(): Promise<void>
}

/** The server, an environment and the vendor's page, with a real browser. */
export async function openPickerScene(): Promise<PickerScene> {
  const browser = await launchChromium()
  const testApp = await newTestApp({ distFolder: dist })
  const server = await serveApp(testApp.app)
  const environment = await newEnvironment(testApp)
  const host = await openPickedPage(server.url, environment.writeKey)
  return {
    browser,
    testApp,
    environment,
    host,
    async save(draft) {
      const path = `/api/v1/guides/${draft.key}`
      const answer = await environment.request(path, { method: 'PUT', body: { draft } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    },
    read: async (guide) => (await environment.request(`/api/v1/guides/${guide}`)).json(),
    async link(guide, stepKey, path = '') {
      const answer = await environment.request(`/api/v1/guides/${guide}/picker-tokens`, {
        body: { stepKey, url: host.url + path },
      })
      return ((await answer.json()) as PickerToken).url
    },
    async open(url, options) {
      const context = await browser.newContext({
        viewport: { width: 1100, height: 760 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('console', (message) => {
        if (/error|warning/.test(message.type())) troubles.push(message.text())
      })
      await page.goto(url)
      return { page, troubles }
    },
    async close() {
      await browser.close()
      await server.close()
      await host.close()
      await testApp.close()
    },
  }
}
