import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { Guide, GuideDraft } from '#contract/guide'
import { pageContentPolicy } from '../../api/static/page-content-policy.ts'
import { signedInMember } from './signed-in-member.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
  '.woff2': 'font/woff2',
}

export interface GuideEditorPage {
  page: Page
  /** Errors of the page and of its console. */
  troubles: string[]
  /** The page in the preview's frame. */
  inside: FrameLocator
}

/** The console as it is built and served, policy included, on a network of one guide. */
export async function openGuideEditor(
  browser: Browser,
  draft: GuideDraft,
  options: {
    query?: string
    withoutSdk?: boolean
    /** Others of the environment, published. */
    others?: readonly GuideDraft[]
  } = {},
): Promise<GuideEditorPage> {
  const guide = guideOf(draft, 'draft')
  const others = (options.others ?? []).map((other) => guideOf(other, 'published'))
  const answers: Record<string, object> = {
    '/api/v1/me': signedInMember({}),
    [`/api/v1/guides/${draft.key}`]: guide,
    '/api/v1/guides': { rows: [guide, ...others], nextCursor: null },
    [`/api/v1/guides/${draft.key}/versions`]: { rows: [], nextCursor: null },
    '/api/v1/milestones': { rows: [], nextCursor: null },
    '/api/v1/segments': { rows: [], nextCursor: null },
    '/api/v1/events/live': { rows: [], cursor: '' },
  }
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  await page.route('http://console.test/**', (route) => {
    const { pathname } = new URL(route.request().url())
    const answer = answers[pathname]
    if (answer) return route.fulfill({ json: answer })
    const file = join(dist, pathname.startsWith('/w/') ? 'console/index.html' : pathname)
    if ((options.withoutSdk && pathname.startsWith('/sdk/')) || !existsSync(file)) {
      return route.fulfill({ status: 404, json: { code: 'not_found' } })
    }
    return route.fulfill({
      body: readFileSync(file),
      contentType: types[extname(file)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': pageContentPolicy },
    })
  })
  await page.goto(
    `http://console.test/w/brightboard/production/guides/${draft.key}${options.query ?? ''}`,
  )
  return { page, troubles, inside: page.frameLocator('iframe[data-preview]') }
}

function guideOf(draft: GuideDraft, status: Guide['status']): Guide {
  return {
    draft,
    revision: 1,
    status,
    hasUnpublishedChanges: true,
    published: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    runs: { started: 0, completed: 0, dismissed: 0 },
  }
}
