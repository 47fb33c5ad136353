import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { describeElement, judgeLocator } from '../../../sdk/page/describe-element.ts'
import type { findTarget } from '../../../sdk/page/find-target.ts'
import { launchChromium } from '../../harness/chromium.ts'
import { listCases, serveCases } from './serve-cases.ts'

declare global {
  interface Window {
    locators: {
      describeElement: typeof describeElement
      judgeLocator: typeof judgeLocator
      findTarget: typeof findTarget
    }
  }
}

const folder = fileURLToPath(new URL('../../../sdk/page/', import.meta.url))
/** Elements that a step can point at. */
const INTERACTIVE = 'a[href], button, input, select, textarea, summary, [role=button], [tabindex]'

let server: Awaited<ReturnType<typeof serveCases>>
let browser: Browser
let script: string
beforeAll(async () => {
  const bundle = build({
    stdin: {
      contents: `export * from './describe-element.ts'; export { findTarget } from './find-target.ts'`,
      resolveDir: folder,
    },
    bundle: true,
    format: 'iife',
    globalName: 'locators',
    write: false,
  })
  ;[server, browser] = await Promise.all([serveCases(0), launchChromium()])
  script = (await bundle).outputFiles[0]!.text
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What is not found again on a page: at once, and after a new build of it. */
async function listLosses(name: string): Promise<string[]> {
  const page = await browser.newPage()
  // Our own step is left out: the page is described as the picker meets it.
  await page.route('**/case.js', (route) => route.abort())
  await page.goto(`${server.url}${name}.html`)
  await page.evaluate(script)
  const losses = await page.evaluate(
    ([interactive]) => {
      const { describeElement, findTarget, judgeLocator } = window.locators
      const inside = (scope: Document | ShadowRoot): Element[] =>
        [...scope.querySelectorAll('*')].flatMap((element) => {
          const inner =
            element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? undefined
          return [element, ...(inner ? inside(inner) : [])]
        })
      const described = inside(document)
        .filter((element) => element.matches(interactive!))
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => element.getBoundingClientRect().width > 0)
        .slice(0, 40)
        .map((element) => {
          const locator = describeElement(element)
          return { element, locator, ...judgeLocator(locator, element) }
        })
      const lost = (when: string) =>
        described
          .filter(({ element, locator }) => findTarget(locator)?.element !== element)
          .map(({ locator }) => `${when}: ${JSON.stringify(locator)}`)
      const atOnce = lost('at once')
      for (const element of inside(document)) {
        if (element.hasAttribute('class')) element.className = `css-${element.localName}1x9z`
        if (element.id.startsWith('radix')) element.id = 'radix-:r99:'
      }
      for (const { element } of described) {
        const news = element.ownerDocument.createElement('em')
        news.textContent = 'New'
        element.before(news)
      }
      return [...atOnce, ...lost('after a new build')]
    },
    [INTERACTIVE],
  )
  await page.close()
  return losses
}

describe('describeElement', () => {
  it.each(listCases().map(({ name }) => name))(
    'describes what a person can use so that it is found again: %s',
    async (name) => expect(await listLosses(name)).toEqual([]),
  )

  it('judges what a name tells as strong, what text or place tells as fair, twins as weak', async () => {
    const page = await browser.newPage()
    await page.setContent(`<nav aria-label="Main"><button>Invite</button></nav>
      <main><button id="by-landmark">Invite</button><button id="r1">Save</button>
      <p><b>Only text</b></p><button>Open</button><button>Open</button></main>`)
    await page.evaluate(script)
    const judge = (selector: string) =>
      page.evaluate((asked) => {
        const element = document.querySelector(asked)!
        element.removeAttribute('id')
        const { describeElement, judgeLocator } = window.locators
        return judgeLocator(describeElement(element), element)
      }, selector)
    expect(await judge('#r1')).toEqual({ strength: 'strong', matches: 1 })
    expect(await judge('#by-landmark')).toEqual({ strength: 'fair', matches: 1 })
    expect(await judge('b')).toEqual({ strength: 'fair', matches: 1 })
    expect(await judge('main button:last-child')).toEqual({ strength: 'weak', matches: 2 })
    await page.close()
  })
})
