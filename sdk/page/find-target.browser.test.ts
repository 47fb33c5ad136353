import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from '#contract/locator'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import type { Targets } from '../../test/host-pages/surfaces/targets.ts'

declare global {
  interface Window {
    targets: Targets
  }
}

let gallery: SurfaceGallery
let page: Page
beforeAll(async () => {
  gallery = await openSurfaceGallery('targets')
  page = (await gallery.open()).page
})
afterAll(() => gallery.close())

const find = (locator: Locator) => page.evaluate((asked) => window.targets.find(asked), locator)

describe('findTarget', () => {
  it.each<[string, Locator, string]>([
    ['role and name', { role: 'link', name: 'Team' }, 'nav-team'],
    ['a name given by aria-label', { role: 'button', name: 'Settings' }, 'icon'],
    ['a name given by other elements', { role: 'button', name: 'Export all' }, 'named'],
    ['the label of a field', { role: 'textbox', name: 'Find' }, 'find'],
    ['the words on a submit button', { role: 'button', name: 'Send' }, 'send'],
    ['an image that names a button', { role: 'button', name: 'Upload' }, 'picture'],
    ['words spread over children', { role: 'button', name: 'Create project' }, 'spread'],
    ['a role said, not implied', { role: 'button', name: 'Connect a source' }, 'fake'],
    ['an attribute the author gave', { attributes: { 'data-testid': 'invite' } }, 'invite'],
    ['the inner one of two that read the same', { text: 'Only text' }, 'inner'],
    ['a name whose count changed', { role: 'button', name: 'Inbox (12)' }, 'inbox'],
  ])('finds by %s', async (_, locator, id) => {
    expect(await find(locator)).toEqual([id, false])
  })

  it('still finds an element in another language by what its author called it', async () => {
    const attributes = { 'data-testid': 'invite' }
    expect(await find({ role: 'button', name: 'Einladen', attributes })).toEqual(['invite', false])
  })

  it('tells twins apart by their landmark and does not see the hidden one', async () => {
    const locator = { role: 'button', name: 'Invite' }
    const inNav = { ...locator, landmark: { role: 'navigation', name: 'Main' } }
    expect(await find(inNav)).toEqual(['nav-invite', false])
    const inMain = { ...locator, landmark: { role: 'main' } }
    expect(await find(inMain)).toEqual(['invite', false])
  })

  it('says so when several fit, even where the path breaks the tie', async () => {
    expect((await find({ role: 'button', name: 'Delete' }))?.[1]).toBe(true)
    const found = await find({
      role: 'button',
      name: 'Delete',
      path: 'main > ul > li:nth-child(2) > button',
    })
    expect(found?.[1]).toBe(true)
  })

  it('never takes an element for its place alone when its name is another', async () => {
    expect(await find({ role: 'button', name: 'Archive', path: 'main button' })).toBeNull()
  })

  it('finds nothing by half of what is known', async () => {
    const locator = { role: 'link', name: 'Send', tag: 'a', landmark: { role: 'navigation' } }
    expect(await find(locator)).toBeNull()
  })

  it('survives a path that is no selector', async () => {
    expect(await find({ role: 'link', name: 'Team', path: '>>> !' })).toEqual(['nav-team', false])
  })

  it('finds by a name alone', async () => {
    expect(await find({ name: 'Export all' })).toEqual(['named', false])
  })

  it('looks through 5,000 buttons in a few times what reading their names takes', async () => {
    const times = await page.evaluate(() => {
      const rows = document.createElement('section')
      for (let row = 0; row < 5_000; row += 1) {
        const button = document.createElement('button')
        button.textContent = `Remove row ${row}`
        const place = document.createElement('div')
        place.append(button)
        rows.append(place)
      }
      document.body.append(rows)
      rows.getBoundingClientRect()
      const locators = [
        { role: 'button', name: 'Remove row 4711' },
        { role: 'button', name: 'Invite', landmark: { role: 'main' } },
        { role: 'button', name: 'Remove row 77', landmark: { role: 'main' } },
      ]
      // The best of several runs: the others say what else the machine was doing.
      const bestMs = (run: () => unknown) =>
        Math.min(
          ...Array.from({ length: 9 }, () => {
            const startMs = performance.now()
            run()
            return performance.now() - startMs
          }),
        )
      const readMs = bestMs(() =>
        [...document.querySelectorAll('button')].map(({ textContent }) => textContent),
      )
      const found = locators.map((locator) => bestMs(() => window.targets.find(locator)) / readMs)
      rows.remove()
      return Math.max(...found)
    })
    expect(times).toBeLessThan(8)
  })
})
