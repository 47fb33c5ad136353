import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

async function openCard(options: GalleryOptions = {}, rules: string[] = []) {
  const { page } = await gallery.open({ reducedMotion: 'reduce', ...options })
  await page.evaluate((rules) => {
    const sheet = document.styleSheets[0]!
    for (const rule of rules) sheet.insertRule(rule, sheet.cssRules.length)
    return window.gallery.show('checklist-open')
  }, rules)
  const card = page.locator('milepost-checklist').getByRole('region')
  await card.waitFor()
  return { page, card }
}

const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator('milepost-checklist')
    .locator(selector)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property)

describe("a page's style sheet", () => {
  it.each([':root', 'milepost-root'])('sets the tokens on %s', async (where) => {
    const { page } = await openCard({}, [
      `${where} { --milepost-accent: rgb(0 90 0); --milepost-on-accent: rgb(250 250 250);
        --milepost-radius: 2px; --milepost-font: serif; --milepost-font-size: 15px;
        --milepost-surface: rgb(250 250 240); --milepost-ink: rgb(10 10 10) }`,
    ])
    expect(await styleOf(page, '.primary', 'background-color')).toBe('rgb(0, 90, 0)')
    expect(await styleOf(page, '.primary', 'color')).toBe('rgb(250, 250, 250)')
    expect(await styleOf(page, '.card', 'border-top-left-radius')).toBe('2px')
    expect(await styleOf(page, '.card', 'background-color')).toBe('rgb(250, 250, 240)')
    expect(await styleOf(page, '.card', 'color')).toBe('rgb(10, 10, 10)')
    expect(await styleOf(page, '.card', 'font-family')).toBe('serif')
    expect(await styleOf(page, '.card', 'font-size')).toBe('15px')
    await page.close()
  })

  it('reaches the parts of all surfaces, or of one', async () => {
    const { page } = await openCard({}, [
      'milepost-root::part(card) { outline: 3px solid rgb(1, 2, 3) }',
      'milepost-root::part(checklist-primary) { text-transform: uppercase }',
      'milepost-root::part(tour-step-primary) { text-transform: lowercase }',
      'milepost-root::part(checklist) { opacity: 0.9 }',
    ])
    expect(await styleOf(page, '.card', 'outline')).toBe('rgb(1, 2, 3) solid 3px')
    expect(await styleOf(page, '.primary', 'text-transform')).toBe('uppercase')
    const opacity = await page
      .locator('milepost-checklist')
      .evaluate((element) => getComputedStyle(element).opacity)
    expect(opacity).toBe('0.9')
    await page.close()
  })

  it('reaches nothing else, however it tries', async () => {
    const { page } = await openCard({}, [
      '* { all: unset !important; color: rgb(255, 0, 0) !important }',
      '.card { background: rgb(255, 0, 0) !important }',
    ])
    expect(await styleOf(page, '.card', 'background-color')).toBe('rgb(255, 255, 255)')
    expect(await styleOf(page, '.card', 'color')).not.toBe('rgb(255, 0, 0)')
    await page.close()
  })
})

describe('the scheme', () => {
  it.each(['light', 'dark'] as const)('is %s when the console says so', async (scheme) => {
    const { page } = await gallery.open({ scheme: scheme === 'dark' ? 'light' : 'dark' })
    await page.evaluate((scheme) => {
      window.gallery.host.scheme = scheme
      return window.gallery.show('checklist-open')
    }, scheme)
    const card = page.locator('milepost-checklist')
    await card.getByRole('region').waitFor()
    expect(await card.getAttribute('scheme')).toBe(scheme)
    await page.evaluate(() => document.documentElement.classList.toggle('dark'))
    expect(await card.getAttribute('scheme')).toBe(scheme)
    await page.close()
  })
})

describe('the corner', () => {
  it('is the one that the console says', async () => {
    const { card, page } = await openCard()
    expect((await card.boundingBox())!.x).toBeGreaterThan(500)
    await page.close()
    const other = await gallery.open()
    await other.page.evaluate(() => {
      window.gallery.host.corner = 'start'
      return window.gallery.show('checklist-open')
    })
    const there = other.page.locator('milepost-checklist').getByRole('region')
    await there.waitFor()
    expect((await there.boundingBox())!.x).toBe(16)
    await other.page.close()
  })
})
