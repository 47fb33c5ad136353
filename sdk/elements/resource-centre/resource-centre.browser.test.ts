import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../../test/harness/surface-gallery.ts'
import { announced, callNames, callsOf, focused } from '../../../test/harness/played-surface.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

async function openCentre(options: GalleryOptions = {}) {
  const { page } = await gallery.open({
    state: 'resources-pill',
    reducedMotion: 'reduce',
    ...options,
  })
  const launcher = page.getByRole('button', { name: 'Help and guides' })
  const panel = page.getByRole('dialog', { name: 'Help and guides' })
  await launcher.waitFor()
  return { page, launcher, panel }
}

describe('the launcher', () => {
  it('opens the panel with the focus in it, and has it back after Escape', async () => {
    const { page, launcher, panel } = await openCentre()
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    await launcher.press('Enter')
    await panel.waitFor()
    expect(await focused(page)).toBe('dialog')
    await page.keyboard.press('Escape')
    await launcher.waitFor()
    expect(await focused(page)).toBe('Help and guides')
    expect(await callNames(page)).toEqual(['open', 'minimise'])
    await page.close()
  })

  it('leaves Escape to the page', async () => {
    const { page, launcher } = await openCentre()
    await launcher.press('Escape')
    expect(await callNames(page)).toEqual([])
    await page.close()
  })
})

describe('the panel', () => {
  it('lists what is there, with its state in words', async () => {
    const { page, launcher, panel } = await openCentre()
    await launcher.click()
    const names = await panel.getByRole('listitem').allInnerTexts()
    expect(names.map((name) => name.replace(/\s+/g, ' '))).toEqual([
      'Set up Northwind Under way',
      'Your first project Done',
      'Connect a data source',
      'What’s new in November',
      'How billing works',
      'Keyboard shortcuts',
    ])
    await panel.getByRole('button', { name: 'Your first project Done' }).press('Enter')
    expect(await callsOf(page, 'choose')).toEqual([['choose', 'entry-2']])
    await page.close()
  })

  it('filters while one types, accents and case aside, and says how many are left', async () => {
    const { page } = await gallery.open({
      state: 'resources-open',
      locale: 'fr',
      reducedMotion: 'reduce',
    })
    const panel = page.getByRole('dialog', { name: 'Aide et guides' })
    await panel.getByRole('searchbox', { name: 'Rechercher' }).fill('DONNEES connecter')
    expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
      'Connecter une source de données',
    ])
    await expect.poll(() => announced(page)).toBe('1 sur 6')
    await page.close()
  })

  it('says when nothing is found, and takes the words along when help is asked for', async () => {
    const { page, launcher, panel } = await openCentre()
    await launcher.click()
    await panel.getByRole('searchbox').fill('invoice address')
    await panel.getByText('Nothing found for “invoice address”.').waitFor()
    await expect.poll(() => announced(page)).toBe('Nothing found for “invoice address”.')
    expect(await panel.getByRole('listitem').count()).toBe(0)
    await panel.getByRole('button', { name: 'Need help?' }).click()
    expect(await callsOf(page, 'askForHelp')).toEqual([['askForHelp', 'invoice address']])
    await page.close()
  })

  it('starts a new search when it is opened again', async () => {
    const { page, launcher, panel } = await openCentre()
    await launcher.click()
    await panel.getByRole('searchbox').fill('billing')
    await page.keyboard.press('Escape')
    await launcher.click()
    expect(await panel.getByRole('searchbox').inputValue()).toBe('')
    expect(await panel.getByRole('listitem').count()).toBe(6)
    await page.close()
  })

  it('keeps its size while a search leaves fewer entries', async () => {
    const { page, launcher, panel } = await openCentre()
    await launcher.click()
    const before = await panel.boundingBox()
    await panel.getByRole('searchbox').fill('billing')
    expect(await panel.boundingBox()).toEqual(before)
    await page.close()
  })

  it('has no help button where nobody helps', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.evaluate(() =>
      window.gallery.playResourceCentre({ minimised: false, canAskForHelp: false }),
    )
    const panel = page.getByRole('dialog')
    await panel.waitFor()
    expect(await panel.getByRole('button', { name: 'Need help?' }).count()).toBe(0)
    await page.close()
  })

  it('is a sheet on a narrow screen', async () => {
    const { page, launcher, panel } = await openCentre({
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    })
    await launcher.tap()
    const box = (await panel.boundingBox())!
    expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([0, 320, 640])
    for (const entry of await panel.getByRole('button').all()) {
      expect((await entry.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
    await page.close()
  })
})

it('leaves nothing behind', async () => {
  const { page, launcher } = await openCentre()
  await launcher.click()
  await page.evaluate(() => window.gallery.shown['resource-centre']!.remove())
  expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
  await page.close()
})
