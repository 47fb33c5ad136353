import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../test/harness/chromium.ts'
import { defineMilestone } from '../../test/harness/define.ts'
import { openHostPage, type HostPage } from '../../test/harness/host-page.ts'
import type { LocalServer } from '../../test/harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { serveApp } from '../../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

let browser: Browser
let testApp: TestApp
let server: LocalServer
let environment: TestEnvironment
let host: HostPage | undefined
let scripts: Record<string, { body: string; type: string }>

beforeAll(async () => {
  browser = await launchChromium()
  scripts = await bundlePage()
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
  await publishChecklist()
})
afterEach(async () => {
  await host?.close()
  host = undefined
})

/** A product made with React, bundled with the package as it is published. */
const PAGE = `
import { StrictMode, useEffect, useState } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { createMilepost } from 'milepost'
import { MilepostProvider, mountChecklist, useChecklist, useMilepost, useMilestone } from 'milepost/react'

const { writeKey, host, draws, given, served } = Object.fromEntries(
  new URLSearchParams(location.search),
)
const options = { writeKey, host }
const known =
  given === undefined
    ? { options }
    : { instance: createMilepost({ ...options, surfaces: { checklist: mountChecklist } }) }

function Steps({ guideKey }) {
  const checklist = useChecklist(guideKey)
  if (!checklist) return <p>No checklist</p>
  const { view, actions } = checklist
  return (
    <section aria-label="Own checklist">
      <h2>{view.title}: {view.done} of {view.total}</h2>
      <button onClick={() => actions.dismiss()}>Put away</button>
    </section>
  )
}
function Invited() {
  const { reached, by } = useMilestone('invited')
  const milepost = useMilepost()
  useEffect(() => {
    milepost.identify('ada')
    milepost.group('acme')
  }, [milepost])
  return (
    <>
      <p>{reached ? 'Invited by ' + by : 'Nobody is invited'}</p>
      <button onClick={() => milepost.track('teammate_invited')}>Invite</button>
    </>
  )
}
function App() {
  const [isHere, setHere] = useState(true)
  const [isDrawn, setDrawn] = useState(draws !== undefined)
  return (
    <>
      <button onClick={() => setHere(!isHere)}>Leave</button>
      <button onClick={() => setDrawn(!isDrawn)}>Draw</button>
      {isHere && (
        <MilepostProvider {...known}>
          <Invited />
          {isDrawn && <Steps guideKey={draws || undefined} />}
        </MilepostProvider>
      )}
    </>
  )
}
const root = document.querySelector('#root')
const app = <StrictMode><App /></StrictMode>
if (served === undefined) createRoot(root).render(app)
else hydrateRoot(root, app)
`

async function bundlePage(): Promise<typeof scripts> {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, loader: 'tsx', resolveDir: dist, sourcefile: 'page.tsx' },
    alias: { milepost: join(dist, 'npm/index.js'), 'milepost/react': join(dist, 'npm/react.js') },
    jsx: 'automatic',
    jsxImportSource: 'react',
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/',
    write: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [
      `/${basename(path)}`,
      { body: text, type: 'text/javascript' },
    ]),
  )
}

async function publishChecklist(): Promise<void> {
  const draft = {
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
          steps: [
            { key: 'invite', title: { en: 'Invite' }, milestone: 'invited' },
            { key: 'again', title: { en: 'Again' }, milestone: 'invited' },
          ],
        },
      ],
    },
  }
  const path = '/api/v1/guides/first-steps'
  expect((await environment.request(path, { method: 'PUT', body: { draft } })).ok).toBe(true)
  const published = await environment.request(`${path}/publish`, { method: 'POST', body: {} })
  expect(published.ok).toBe(true)
}

interface Opened {
  page: Page
  /** What the page complained of: errors, and warnings of React. */
  troubles: string[]
  /** Paths asked of the server. */
  asked: string[]
}

async function open(query: Record<string, string>, markup = ''): Promise<Opened> {
  host = await openHostPage({
    html: `<title>Product</title><div id="root">${markup}</div><script type="module" src="/stdin.js"></script>`,
    files: scripts,
  })
  const page = await browser.newPage()
  const troubles: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
  })
  page.on('request', (request) => {
    if (request.url().startsWith(server.url)) asked.push(new URL(request.url()).pathname)
  })
  const about = { writeKey: environment.writeKey, host: server.url, ...query }
  await page.goto(`${host.url}?${new URLSearchParams(about)}`)
  return { page, troubles, asked }
}

const ours = (page: Page) => page.locator('milepost-checklist')
const theirs = (page: Page) => page.getByRole('region', { name: 'Own checklist' })

describe('milepost/react', () => {
  it('opens once under StrictMode and hands the checklist to the page that draws it', async () => {
    const { page, troubles, asked } = await open({ draws: '' })
    await page.getByRole('heading', { name: 'First steps: 0 of 2' }).waitFor()
    expect(await ours(page).count()).toBe(0)
    expect(asked.filter((path) => path === '/v1/session')).toHaveLength(1)
    await page.getByRole('button', { name: 'Put away' }).click()
    await page.getByText('No checklist').waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('draws anew when a milestone is reached, and says by whom', async () => {
    const { page, troubles } = await open({ draws: '' })
    await page.getByText('Nobody is invited').waitFor()
    await page.getByRole('heading', { name: 'First steps: 0 of 2' }).waitFor()
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText('Invited by you').waitFor()
    await page.getByRole('heading', { name: 'First steps: 2 of 2' }).waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('shows ours while no component draws the checklist', async () => {
    const { page, troubles } = await open({})
    await ours(page).getByText('0 of 2').first().waitFor()
    await page.getByRole('button', { name: 'Draw' }).click()
    await theirs(page).waitFor()
    await ours(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Draw' }).click()
    await ours(page).getByText('0 of 2').first().waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('leaves a checklist to us that a component did not ask for by its key', async () => {
    const { page } = await open({ draws: 'another' })
    await ours(page).getByText('0 of 2').first().waitFor()
    expect(await theirs(page).count()).toBe(0)
    await page.getByText('No checklist').waitFor()
    await page.close()
  })

  it('leaves nothing behind when the provider goes, and may come back', async () => {
    const { page, troubles, asked } = await open({})
    await ours(page).getByText('0 of 2').first().waitFor()
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.locator('milepost-root').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Leave' }).click()
    await ours(page).getByText('0 of 2').first().waitFor()
    expect(asked.filter((path) => path === '/v1/session')).toHaveLength(2)
    expect(troubles).toEqual([])
    await page.close()
  })

  it('works with an instance that the page opened itself', async () => {
    const { page, troubles } = await open({ draws: '', given: '' })
    await page.getByRole('heading', { name: 'First steps: 0 of 2' }).waitFor()
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText('Invited by you').waitFor()
    await page.getByRole('button', { name: 'Leave' }).click()
    expect(await page.locator('milepost-root').count()).toBe(1)
    expect(troubles).toEqual([])
    await page.close()
  })

  it('takes over what a server rendered without a word of complaint', async () => {
    const markup =
      '<button>Leave</button><button>Draw</button><p>Nobody is invited</p><button>Invite</button><p>No checklist</p>'
    const { page, troubles } = await open({ draws: '', served: '' }, markup)
    await page.getByRole('heading', { name: 'First steps: 0 of 2' }).waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })
})
