import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { eventually } from '../harness/eventually.ts'
import { openGuestPage, type GuestPage } from '../harness/guest-page.ts'

let browser: Browser
let guest: GuestPage

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => guest.close())

/** Every own property of what pages build on, by identity of functions. Installed before the SDK. */
const SNAPSHOT = `(() => {
  const owners = { window, navigator: Navigator.prototype, fetch, JSON, Promise, promise: Promise.prototype,
    array: Array.prototype, object: Object.prototype, func: Function.prototype, string: String.prototype,
    map: Map.prototype, document: Document.prototype, node: Node.prototype, element: Element.prototype,
    html: HTMLElement.prototype, shadow: ShadowRoot.prototype, history: History.prototype,
    location: Location.prototype, xhr: XMLHttpRequest.prototype, target: EventTarget.prototype,
    event: Event.prototype, storage: Storage.prototype, registry: CustomElementRegistry.prototype }
  const take = () => Object.fromEntries(Object.entries(owners).map(([name, owner]) =>
    [name, new Map(Reflect.ownKeys(owner).map((key) => [key, Object.getOwnPropertyDescriptor(owner, key)]))]))
  let before
  window.listChanges = () => Object.entries(take()).flatMap(([name, after]) => {
    const keys = new Set([...after.keys(), ...before[name].keys()])
    return [...keys].filter((key) => {
      const [one, other] = [before[name].get(key) ?? {}, after.get(key) ?? {}]
      const parts = name === 'window' && !one.get && typeof one.value !== 'function' && key in window
        ? ['configurable'] : ['value', 'get', 'set', 'configurable', 'enumerable', 'writable']
      return parts.some((part) => one[part] !== other[part])
    }).map((key) => name + '.' + String(key))
  })
  before = take()
})()`

/** Counts what is under way in a page. Wrapped here, so that what the SDK leaves can be seen. */
const COUNTING = `(() => {
  const alive = (window.alive = { timers: new Set(), frames: new Set(), observers: new Set(), channels: new Set() })
  const { setTimeout, clearTimeout, setInterval, clearInterval, requestAnimationFrame, cancelAnimationFrame } = window
  window.setTimeout = (run, ...rest) => {
    const id = setTimeout((...args) => { alive.timers.delete(id); run(...args) }, ...rest)
    alive.timers.add(id)
    return id
  }
  window.setInterval = (...args) => { const id = setInterval(...args); alive.timers.add(id); return id }
  window.clearTimeout = window.clearInterval = (id) => { alive.timers.delete(id); clearTimeout(id) }
  window.requestAnimationFrame = (run) => {
    const id = requestAnimationFrame((at) => { alive.frames.delete(id); run(at) })
    alive.frames.add(id)
    return id
  }
  window.cancelAnimationFrame = (id) => { alive.frames.delete(id); cancelAnimationFrame(id) }
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    window[name] = class extends window[name] {
      observe(...args) { alive.observers.add(this); return super.observe(...args) }
      disconnect() { alive.observers.delete(this); return super.disconnect() }
    }
  }
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(...args) { super(...args); alive.channels.add(this) }
    close() { alive.channels.delete(this); super.close() }
  }
})()`

/** Everything of one moment that the SDK could leave behind. */
async function takeStock(page: Page) {
  const session = await page.context().newCDPSession(page)
  const listeners: Record<string, number> = {}
  for (const name of [
    'window',
    'document',
    'document.documentElement',
    'document.body',
    'navigation',
    'visualViewport',
    'document.fonts',
    "document.querySelector('#target')",
    "document.querySelector('#place')",
  ]) {
    const { result } = await session.send('Runtime.evaluate', { expression: name })
    const found = await session.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId!,
    })
    listeners[name] = found.listeners.length
  }
  await session.detach()
  const rest = await page.evaluate(async () => {
    const { alive } = window as unknown as { alive: Record<string, Set<unknown>> }
    const locks = await navigator.locks.query()
    return {
      nodes: document.querySelectorAll('*').length,
      markup: document.documentElement.outerHTML,
      sheets: document.adoptedStyleSheets.length,
      animations: document.getAnimations().length,
      locks: [...locks.held!, ...locks.pending!].length,
      ...Object.fromEntries(Object.entries(alive).map(([name, set]) => [name, set.size])),
    }
  })
  return { listeners, ...rest }
}

const attributes = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body, main, main *')]
      .filter(({ localName }) => !localName.startsWith('milepost-'))
      .map((element) => [
        element.localName,
        element.getAttributeNames().map((name) => [name, element.getAttribute(name)]),
      ]),
  )

describe('a page that the SDK was in', () => {
  it('finds its prototypes, functions and globals as they were, but for one', async () => {
    guest = await openGuestPage(browser, {
      init: SNAPSHOT,
      guides: ['panel', 'hint', 'centre', 'tooltip', 'survey'],
    })
    await guest.show('panel')
    await guest.show('hint')
    await guest.show('tooltip')
    expect(await guest.page.evaluate('listChanges()')).toEqual(['window.milepost'])
    await guest.call('destroy')
    expect(await guest.page.evaluate('listChanges()')).toEqual(['window.milepost'])
    expect(guest.troubles).toEqual([])
  })

  it('has nothing of it left after destroy: nodes, listeners, observers, timers, locks', async () => {
    guest = await openGuestPage(browser, {
      init: COUNTING,
      guides: ['panel', 'hint', 'centre', 'tooltip'],
    })
    const { page } = guest
    await guest.show('panel')
    await guest.call('destroy')
    // What a page without us has, taken on the same page.
    const before = await eventually(async () => {
      const stock = await takeStock(page)
      expect(stock).toMatchObject({ timers: 0, frames: 0, locks: 0 })
      return stock
    })
    expect(before).toMatchObject({ observers: 0, channels: 0, animations: 0, sheets: 0 })
    expect(before.markup).not.toContain('milepost-')

    await page.evaluate(
      ([writeKey, host]) => {
        const { milepost } = window as unknown as { milepost(...call: unknown[]): unknown }
        milepost('init', { writeKey, host })
        milepost('identify', 'u1')
        milepost('group', 'acme')
      },
      ['mp_wk_stand_in', guest.standIn.url] as const,
    )
    for (const name of ['hint', 'centre', 'tooltip'] as const) await guest.show(name)
    const during = await takeStock(page)
    expect(during.nodes).toBeGreaterThan(before.nodes)
    expect(during.listeners['document']).toBeGreaterThan(before.listeners['document']!)
    await page.evaluate(() =>
      (window as unknown as { milepost(name: string): Promise<void> }).milepost('flush'),
    )
    await guest.call('destroy')
    await eventually(async () => expect(await takeStock(page)).toEqual(before))
    expect(guest.troubles).toEqual([])
  })

  it('has no listener of it on anything, by the browser’s own count', async () => {
    guest = await openGuestPage(browser, { guides: ['panel', 'hint', 'tooltip'], init: COUNTING })
    const { page } = guest
    await guest.show('panel')
    await guest.show('tooltip')
    await guest.call('destroy')
    await eventually(async () => {
      const { listeners } = await takeStock(page)
      expect(Object.values(listeners).every((count) => count === 0)).toBe(true)
    })
  })

  it('keeps every attribute of its elements, before, during and after', async () => {
    guest = await openGuestPage(browser, {
      guides: ['inline', 'hint', 'tooltip'],
      body: `<main aria-live="off"><h1 tabindex="-1">Host</h1>
        <button id="target" aria-haspopup="menu" aria-expanded="false" aria-controls="x" style="color: red">Invite</button>
        <section data-milepost="inline" id="place"></section></main>`,
    })
    const { page } = guest
    const before = await attributes(page)
    await guest.show('hint')
    await guest.show('tooltip')
    expect(await attributes(page)).toEqual(before)
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.getByRole('heading', { name: 'Tooltip two' }).waitFor()
    expect(await attributes(page)).toEqual(before)
    await guest.call('destroy')
    expect(await attributes(page)).toEqual(before)
    expect(guest.troubles).toEqual([])
  })
})

describe('a checklist that makes way for a tour', () => {
  it('adds nothing to the layout shift of the page, small or open again', async () => {
    guest = await openGuestPage(browser, {
      guides: ['panel', 'tooltip'],
      init: `window.shift = 0
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) shift += value
        }).observe({ type: 'layout-shift', buffered: true })`,
    })
    const { page } = guest
    const full = page.getByRole('button', { name: 'Skip' }).first()
    await guest.show('panel')
    await guest.show('tooltip')
    await full.waitFor({ state: 'hidden' })
    await guest.call('reset')
    await page.getByRole('heading', { name: 'Tooltip one' }).waitFor({ state: 'hidden' })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    expect(await page.evaluate('shift')).toBe(0)
  })
})

describe('the way back to a page', () => {
  it('is from the memory of the browser: the SDK makes no page ineligible', async () => {
    guest = await openGuestPage(browser, { guides: ['panel', 'tooltip'] })
    const { page } = guest
    await guest.show('panel')
    await guest.show('tooltip')
    const reasons: string[] = []
    const session = await page.context().newCDPSession(page)
    await session.send('Page.enable')
    session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      reasons.push(...notRestoredExplanations.map(({ type, reason }) => `${type}: ${reason}`)),
    )
    await page.evaluate(() => {
      Object.assign(window, { isSame: true })
    })
    // A request of anybody's that is under way keeps a page out.
    await guest.call('flush')
    await page.goto(`${page.url()}elsewhere`)
    await page.goBack()
    // Automation itself may keep a page out; what a page does to itself is `PageSupportNeeded`.
    expect(reasons.filter((reason) => reason.startsWith('PageSupportNeeded'))).toEqual([])
  })

  it('goes on after it: what was shown is shown, and events flow', async () => {
    guest = await openGuestPage(browser, { guides: ['panel'] })
    const { page } = guest
    const panel = await guest.show('panel')
    await page.evaluate(() => {
      for (const type of ['pagehide', 'pageshow'])
        window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }))
    })
    await guest.call('track', 'came_back')
    await eventually(() => expect(guest.count('came_back')).toBe(1))
    expect(await panel.isVisible()).toBe(true)
    expect(guest.troubles).toEqual([])
  })
})
