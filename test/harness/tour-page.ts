import type { Page } from 'playwright-core'
import type { TourStepView } from '../../sdk/surface.ts'
import type { GalleryOptions, SurfaceGallery } from './surface-gallery.ts'

/** A page with a step of a tour on it, as boot would mount it. */
export async function openTour(
  gallery: SurfaceGallery,
  view: Partial<TourStepView> = {},
  options: GalleryOptions = {},
) {
  const { page, troubles } = await gallery.open({ reducedMotion: 'reduce', ...options })
  await page.evaluate((overrides) => {
    const tour = window.gallery.mountTour()
    window.gallery.shown.tour = tour
    tour.update(window.gallery.tourView('en', overrides))
  }, view)
  return { page, troubles, card: page.locator('milepost-tour-step') }
}

/** Calls of one action, with their arguments. */
export const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.gallery.calls.filter(([call]) => call === wanted), name)

/** What was told of the target's health, in order. */
export const health = async (page: Page) =>
  (await calls(page, 'targetHealth')).map(([, value]) => value)

/** How far the ring's middle is from the middle of an element, in px. */
export function ringError(page: Page, selector: string): Promise<number> {
  return page.evaluate((target) => {
    const ring = window.gallery.root.querySelector('milepost-target-ring')!.getBoundingClientRect()
    const there = document.querySelector(target)!.getBoundingClientRect()
    const off = (from: DOMRect, to: DOMRect) => [
      from.left + from.width / 2 - to.left - to.width / 2,
      from.top + from.height / 2 - to.top - to.height / 2,
    ]
    return Math.max(...off(ring, there).map(Math.abs))
  }, selector)
}

/** The part of a target that the card lies over, in square px. */
export function overlap(page: Page, selector: string): Promise<number> {
  return page.evaluate((target) => {
    const card = window.gallery.root.querySelector('milepost-tour-step')!.getBoundingClientRect()
    const there = document.querySelector(target)!.getBoundingClientRect()
    const width = Math.min(card.right, there.right) - Math.max(card.left, there.left)
    const height = Math.min(card.bottom, there.bottom) - Math.max(card.top, there.top)
    return Math.max(0, width) * Math.max(0, height)
  }, selector)
}
