import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono, type Context } from 'hono'
import { h } from 'preact'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import type { LoadAuth } from '../auth/load-auth.ts'
import { AppError } from '../errors.ts'
import { findKey } from '../keys/find-key.ts'
import { demoConsolePath, demoProductPath, installPath } from './demo-places.ts'
import { findDemoRecord, type DemoRecord } from './demo-record.ts'
import { chooseWords } from './doors/choose-words.ts'
import { DoorsPage, RemovedPage } from './doors/doors-page.tsx'
import { writePage } from './doors/write-page.tsx'
import { openDemoSession } from './open-demo-session.ts'
import { readProductPage } from './product-page.ts'

/** The start page with its three doors, and the demo product. Mounted only where there is a demo. */
export function demoRoutes(
  deps: AppDeps & { dataFolder: string },
  loadAuth: LoadAuth,
): Hono<AppEnv> {
  const { distFolder, publicUrl, dataFolder } = deps
  const app = new Hono<AppEnv>()

  app.get('/', async (c, next) => {
    const record = findDemoRecord(dataFolder)
    if (!record) return next()
    const { language, words } = wordsOf(c)
    const page = h(DoorsPage, { language, words, password: record.password })
    return answer(c, writePage(page, { language, title: words.title, font: await findFont(deps) }))
  })

  app.post('/demo/enter', async (c) => {
    const record = findDemoRecord(dataFolder)
    const site = c.req.header('sec-fetch-site')
    if (!record || (site && site !== 'same-origin')) throw new AppError('cross_site_request')
    const { door, lang } = await c.req.parseBody()
    const isHere = (await findLiveKey(deps, record)) !== undefined
    const path = door === 'console' && isHere ? demoConsolePath : installPath
    const query = typeof lang === 'string' ? `?lang=${encodeURIComponent(lang)}` : ''
    return openDemoSession(loadAuth, { publicUrl, password: record.password, next: path + query })
  })

  for (const path of [demoProductPath, `${demoProductPath}/*`]) {
    app.get(path, async (c, next) => {
      // Its files are served with all the others.
      if (c.req.path.startsWith(`${demoProductPath}/assets/`)) return next()
      const writeKey = await findLiveKey(deps, findDemoRecord(dataFolder))
      if (writeKey) return answer(c, await readProductPage(distFolder, { publicUrl, writeKey }))
      const { language, words } = wordsOf(c)
      const page = h(RemovedPage, { language, words })
      const font = await findFont(deps)
      return answer(c, writePage(page, { language, title: words.removedTitle, font }), 410)
    })
  }
  return app
}

/** Undefined: the sample data was removed, or is not made yet. */
async function findLiveKey(
  { database }: Pick<AppDeps, 'database'>,
  record: DemoRecord | undefined,
): Promise<string | undefined> {
  if (!record?.writeKey || !(await findKey(database, record.writeKey))) return undefined
  return record.writeKey
}

function wordsOf(c: Context<AppEnv>) {
  return chooseWords(c.req.query('lang'), c.req.header('accept-language'))
}

function answer(
  c: Context<AppEnv>,
  { html, policy }: { html: string; policy: string },
  status: 200 | 410 = 200,
): Response {
  return c.html(html, status, { 'content-security-policy': policy, 'cache-control': 'no-store' })
}

/** The address of the font among the demo's hashed files. */
async function findFont({ distFolder }: Pick<AppDeps, 'distFolder'>): Promise<string> {
  const files = await readdir(join(distFolder, 'demo')).catch(() => [])
  const font = files.find((name) => /^inter-latin-wght-normal\..*\.woff2$/.test(name))
  return `/demo/assets/${font ?? ''}`
}
