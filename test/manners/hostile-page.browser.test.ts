import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { eventually } from '../harness/eventually.ts'
import { everyGuide, EVERY_GUIDE_BODY, type GuideName } from '../harness/every-guide.ts'
import { openGuestPage, type GuestPage, type GuestPageOptions } from '../harness/guest-page.ts'

let browser: Browser
let guest: GuestPage

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => guest.close())

const names = Object.keys(everyGuide) as GuideName[]

/** What a person presses in each of them, really, where the page leaves it. */
const press: Record<GuideName, (page: Page) => Locator> = {
  panel: (page) => page.getByRole('button', { name: 'Skip' }).first(),
  inline: (page) => page.getByRole('button', { name: 'Skip' }).first(),
  tooltip: (page) => page.getByRole('button', { name: 'Next', exact: true }),
  docked: (page) => page.getByRole('button', { name: 'Next', exact: true }),
  dialog: (page) => page.getByRole('button', { name: 'Next', exact: true }),
  hint: (page) => page.getByRole('button', { name: 'Tip: Hint' }),
  banner: (page) => page.getByRole('button', { name: 'Close' }).first(),
  modal: (page) => page.getByRole('button', { name: 'Close' }).first(),
  survey: (page) => page.getByRole('button', { name: /Close/ }),
  centre: (page) => page.getByRole('button', { name: 'Help' }),
}
/** What arrives at the server when it was pressed. */
const heard: Record<GuideName, string> = {
  panel: '$guide_step_skipped',
  inline: '$guide_step_skipped',
  tooltip: '$guide_step_shown',
  docked: '$guide_step_shown',
  dialog: '$guide_step_shown',
  hint: '$guide_opened',
  banner: '$guide_dismissed',
  modal: '$guide_dismissed',
  survey: '$guide_dismissed',
  centre: '$guide_opened',
}

async function showAndPress(name: GuideName, options: GuestPageOptions): Promise<void> {
  guest = await openGuestPage(browser, { guides: [name], ...options })
  await guest.show(name)
  // A real click, which waits until nothing lies over it.
  await press[name](guest.page).click()
  const times = heard[name] === '$guide_step_shown' ? 2 : 1
  await eventually(() => expect(guest.count(heard[name])).toBe(times))
  expect(guest.troubles).toEqual([])
}

const HOSTILE_CSS = `<style>
  * { all: unset !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; }
  button, dialog, h2, p, ul, li, svg, input, label, [popover], [role=dialog], [class*=card] {
    display: none !important; visibility: hidden !important; opacity: 0 !important;
    pointer-events: none !important; position: static !important; transform: scale(0) !important;
  }
  body > :not(main, script) { display: none !important; visibility: hidden !important; pointer-events: none !important; }
  html, head, body, main, #target, #place { display: block !important; visibility: visible !important; opacity: 1 !important; pointer-events: auto !important; transform: none !important; }
  head, style, script, title { display: none !important }
</style>`

describe('a style sheet that resets and hides everything', () => {
  it.each(names)('leaves the %s to be seen and pressed', async (name) => {
    await showAndPress(name, { head: HOSTILE_CSS })
  })
})

describe('a policy that allows no inline script or style and no policy of Trusted Types', () => {
  it.each(names)('leaves the %s to be seen and pressed', async (name) => {
    await showAndPress(name, {
      isTag: true,
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' <host>; connect-src <host>; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    })
  })
})

const refused = ['localStorage', 'sessionStorage', 'indexedDB']
  .map(
    (name) =>
      `Object.defineProperty(window, '${name}', { get() { throw new DOMException('no', 'SecurityError') } });`,
  )
  .join('')

describe('a checklist and a tour', () => {
  it.each([
    ['nothing may be stored', refused],
    [
      'timers and promises are wrapped, as by Zone.js',
      `for (const name of ['setTimeout', 'clearTimeout', 'requestAnimationFrame']) {
         const own = window[name]
         window[name] = function zoned(...args) { return own.apply(window, args) }
       }
       class ZoneAwarePromise extends Promise {}
       const { then } = Promise.prototype
       Promise.prototype.then = function zoned(...args) { return then.apply(this, args) }
       window.Promise = ZoneAwarePromise
       for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
         const Own = window[name]
         window[name] = class extends Own { constructor(run, ...rest) { super((...args) => run(...args), ...rest) } }
       }`,
    ],
    [
      'Prototype.js extends arrays',
      `Array.prototype.toJSON = function () { return '[' + this.join() + ']' }
       Array.prototype.each = Array.prototype.forEach
       Object.prototype.extended = function () {}
       for (const name of ['find', 'from']) Array.prototype['$' + name] = () => {}`,
    ],
    [
      'scripts are modules of AMD',
      `window.define = Object.assign(() => { throw new Error('define') }, { amd: {} })`,
    ],
    [
      'other scripts have wrapped the history and fetch',
      `const own = history.pushState
       history.pushState = function (...args) { return own.apply(this, args) }
       const send = window.fetch
       window.fetch = (...args) => send(...args).then((answer) => answer)`,
    ],
  ])('work where %s', async (_, init) => {
    guest = await openGuestPage(browser, {
      guides: ['panel', 'tooltip'],
      head: `<script>${init}</script>`,
    })
    await guest.show('panel')
    await guest.show('tooltip')
    await press.tooltip(guest.page).click()
    await guest.page.getByRole('heading', { name: 'Tooltip two' }).waitFor()
    await eventually(() => expect(guest.count('$guide_step_shown')).toBe(2))
    expect(guest.troubles).toEqual([])
  })

  it('work where forms and links of the page have the names of what scripts use', async () => {
    const clobbers = ['body', 'head', 'forms', 'currentScript', 'activeElement', 'scripts']
    guest = await openGuestPage(browser, {
      guides: ['panel', 'tooltip'],
      head: '<a id="milepost" href="#q"></a>',
      body: `${clobbers.map((name) => `<form name="${name}"><input name="q"></form>`).join('')}
        <a id="navigation"></a><a id="name"></a><a id="define"></a>${EVERY_GUIDE_BODY}`,
    })
    await guest.show('panel')
    await guest.show('tooltip')
    await press.tooltip(guest.page).click()
    await guest.page.getByRole('heading', { name: 'Tooltip two' }).waitFor()
    await eventually(() => {
      expect([...guest.standIn.events.values()].map(({ type }) => type)).toContain('page')
      expect(guest.count('$guide_step_shown')).toBe(2)
    })
    expect(guest.troubles).toEqual([])
  })

  it('come from where the script lies, whatever image of the page calls itself currentScript', async () => {
    guest = await openGuestPage(browser, {
      guides: ['panel'],
      // Before the tag, as content of somebody else would be.
      head: '<img name="currentScript" src="/elsewhere/sdk/milepost.js" alt="">',
      isTag: true,
    })
    await guest.show('panel')
    expect(guest.troubles).toEqual([])
  })

  it('come back when the page throws its body away, as Turbo does', async () => {
    guest = await openGuestPage(browser, { guides: ['panel', 'tooltip'] })
    const panel = await guest.show('panel')
    await guest.show('tooltip')
    await guest.page.evaluate((body) => {
      const fresh = document.createElement('body')
      fresh.innerHTML = body
      document.body.replaceWith(fresh)
    }, EVERY_GUIDE_BODY)
    await panel.waitFor()
    await press.tooltip(guest.page).click()
    await guest.page.getByRole('heading', { name: 'Tooltip two' }).waitFor()
    expect(await guest.page.locator('milepost-root').count()).toBe(1)
    expect(guest.troubles).toEqual([])
  })
})

describe('a browser without popovers', () => {
  it('sends events, shows nothing, and says nothing in the page’s name', async () => {
    guest = await openGuestPage(browser, {
      guides: ['panel', 'hint', 'centre', 'tooltip'],
      init: `for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
        delete HTMLElement.prototype[name]`,
    })
    await guest.call('track', 'clicked')
    await guest.call('start', 'tooltip')
    await eventually(() => expect(guest.count('clicked')).toBe(1))
    await guest.page.waitForLoadState('networkidle')
    const shown = await guest.page.evaluate(() =>
      [...(document.querySelector('milepost-root')?.shadowRoot?.children ?? [])].map(
        ({ localName }) => localName,
      ),
    )
    expect(shown.filter((name) => name.startsWith('milepost-'))).toEqual([])
    expect(guest.troubles).toEqual([])
  })
})
