import type { Page } from 'playwright-core'
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

const NAME = 'Tip: Projects keep things together'

async function openHint(options: GalleryOptions = {}) {
  const { page } = await gallery.open({ state: 'hint', reducedMotion: 'reduce', ...options })
  const beacon = page.getByRole('button', { name: NAME })
  const card = page.getByRole('dialog', { name: 'Projects keep things together' })
  await beacon.waitFor()
  return { page, beacon, card }
}

const health = async (page: Page) => (await callsOf(page, 'targetHealth')).map(([, told]) => told)

describe('the beacon', () => {
  it('is a named button on the corner of its target, which stays as it is', async () => {
    const { page, beacon } = await openHint()
    expect(await beacon.getAttribute('aria-expanded')).toBe('false')
    const [at, target] = [
      await beacon.boundingBox(),
      await page.locator('#new-project').boundingBox(),
    ]
    expect(at!.width).toBeGreaterThanOrEqual(24)
    expect(at!.height).toBeGreaterThanOrEqual(24)
    expect(Math.abs(at!.x + at!.width / 2 - target!.x - target!.width)).toBeLessThanOrEqual(6)
    expect(Math.abs(at!.y + at!.height / 2 - target!.y)).toBeLessThanOrEqual(6)
    expect(await page.locator('#new-project').evaluate((element) => element.outerHTML)).toBe(
      '<button id="new-project" data-testid="new-project">New project</button>',
    )
    expect(await health(page)).toEqual(['found'])
    await page.close()
  })

  it('has 44 px for a finger', async () => {
    const { page, beacon } = await openHint({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 640 },
    })
    const { width, height } = (await beacon.boundingBox())!
    expect([width, height]).toEqual([44, 44])
    await page.close()
  })

  it('keeps its dot under the pointer', async () => {
    const { page, beacon } = await openHint({ state: 'hint-corner' })
    await beacon.hover()
    const picture = await beacon.evaluate((element) => getComputedStyle(element).backgroundImage)
    expect(picture).toMatch(/^radial-gradient/)
    await page.close()
  })

  it('pulses for less than five seconds', async () => {
    const { page } = await openHint({ reducedMotion: 'no-preference' })
    const endsMs = await page.evaluate(() =>
      window.gallery.root
        .querySelector('milepost-hint-beacon')!
        .shadowRoot!.getAnimations()
        .map((animation) => Number(animation.effect!.getComputedTiming().endTime)),
    )
    expect(Math.max(...endsMs)).toBeGreaterThan(0)
    expect(Math.max(...endsMs)).toBeLessThan(5000)
    await page.close()
  })

  it('stands still where motion is not wanted', async () => {
    const { page } = await openHint()
    const moving = await page.evaluate(
      () =>
        window.gallery.root.querySelector('milepost-hint-beacon')!.shadowRoot!.getAnimations()
          .length,
    )
    expect(moving).toBe(0)
    await page.close()
  })

  it('follows its target to another place', async () => {
    const { page, beacon } = await openHint()
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('h1')!.style.marginTop = '180px'
    })
    await expect
      .poll(async () => {
        const [at, target] = [
          await beacon.boundingBox(),
          await page.locator('#new-project').boundingBox(),
        ]
        return Math.abs(at!.y + at!.height / 2 - target!.y)
      })
      .toBeLessThanOrEqual(6)
    await page.close()
  })

  it('changes corners where the window ends', async () => {
    const { page } = await gallery.open({ state: 'hint-corner', reducedMotion: 'reduce' })
    const beacon = page.getByRole('button', { name: NAME })
    await expect
      .poll(async () => {
        const box = await beacon.boundingBox()
        return box && box.x >= 0 && box.x + box.width <= 1180
      })
      .toBe(true)
    await page.close()
  })

  it('is gone while its target is scrolled away, and back with it', async () => {
    const { page, beacon } = await openHint()
    await page.evaluate(() => scrollTo(0, 1500))
    await beacon.waitFor({ state: 'hidden' })
    await page.evaluate(() => scrollTo(0, 0))
    await beacon.waitFor()
    await page.close()
  })

  it('is gone while its target is lost, and tells so', async () => {
    const { page, beacon } = await openHint()
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.bar')!.hidden = true
      document.querySelector<HTMLElement>('.bar')!.style.display = 'none'
    })
    await beacon.waitFor({ state: 'hidden' })
    await expect.poll(() => health(page)).toEqual(['found', 'lost'])
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.bar')!.style.removeProperty('display'),
    )
    await page.evaluate(() => (document.querySelector<HTMLElement>('.bar')!.hidden = false))
    await beacon.waitFor()
    expect(await health(page)).toEqual(['found', 'lost', 'found'])
    await page.close()
  })
})

describe('the card, by keyboard', () => {
  it('opens on Enter with the focus in it, and Escape leads back to the beacon', async () => {
    const { page, beacon, card } = await openHint()
    await beacon.focus()
    await page.keyboard.press('Enter')
    await card.waitFor()
    await expect.poll(() => focused(page)).toBe('dialog')
    expect(await beacon.getAttribute('aria-expanded')).toBe('true')
    expect(await card.getAttribute('aria-modal')).toBeNull()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe(NAME)
    expect(await beacon.getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })

  it('closes on a second press of the beacon', async () => {
    const { page, beacon, card } = await openHint()
    await beacon.click()
    await card.waitFor()
    await beacon.click()
    await card.waitFor({ state: 'hidden' })
    expect((await callNames(page)).filter((name) => name !== 'targetHealth')).toEqual([
      'open',
      'close',
    ])
    await page.close()
  })

  it('is reached and used by its buttons alone, and gives the focus back when it is done', async () => {
    const { page, beacon, card } = await openHint()
    await page.locator('#invite').focus()
    await beacon.press('Enter')
    await card.waitFor()
    await card.getByRole('button', { name: 'Got it' }).press('Enter')
    await beacon.waitFor({ state: 'hidden' })
    expect(await callNames(page)).toContain('dismiss')
    expect(await focused(page)).not.toBe('page')
    await page.close()
  })

  it('leaves Escape to the page while it is closed', async () => {
    const { page, beacon } = await openHint()
    await beacon.focus()
    await page.keyboard.press('Escape')
    expect(await callNames(page)).not.toContain('close')
    await page.close()
  })
})

describe('the card', () => {
  it('closes on a click elsewhere, which the page gets all the same', async () => {
    const { page, beacon, card } = await openHint()
    await page.evaluate(() => {
      document.querySelector('#invite')!.addEventListener('click', (event) => {
        window.gallery.calls.push(['host', event.defaultPrevented])
      })
    })
    await beacon.click()
    await card.waitFor()
    await card.getByRole('heading').click()
    await page.locator('#invite').click()
    await card.waitFor({ state: 'hidden' })
    expect(await callsOf(page, 'host')).toEqual([['host', false]])
    expect(await callsOf(page, 'close')).toHaveLength(1)
    await page.close()
  })

  it('stays while the pointer comes and goes, and goes by Escape with the pointer where it was', async () => {
    const { page, beacon, card } = await openHint()
    await beacon.click()
    await card.waitFor()
    // On to the card, over it, and off both to an empty part of the page.
    await card.hover()
    await page.mouse.move(900, 700, { steps: 4 })
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(await card.isVisible()).toBe(true)
    await card.hover()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await callsOf(page, 'close')).toHaveLength(1)
    await page.close()
  })

  it('offers its own button first, and "Got it" beside it', async () => {
    const { page } = await gallery.open({ state: 'hint-button', reducedMotion: 'reduce' })
    const card = page.getByRole('dialog')
    await card.getByRole('button', { name: 'Got it' }).waitFor()
    await card.getByRole('button', { name: 'Create a project' }).click()
    expect(await callNames(page)).toContain('act')
    await page.close()
  })

  it('is announced and takes no focus when the page opened it', async () => {
    const { page } = await gallery.open({ state: 'hint-open', reducedMotion: 'reduce' })
    await expect.poll(() => announced(page)).toContain('Projects keep things together. Reports')
    expect(await focused(page)).toBe('page')
    await page.close()
  })

  it('does not lie over the beacon, nor over its target', async () => {
    const { page, beacon, card } = await openHint()
    await beacon.click()
    await card.waitFor()
    const [over, ...under] = await Promise.all(
      [card, beacon, page.locator('#new-project')].map((one) => one.boundingBox()),
    )
    for (const box of under) {
      const isApart = over!.y >= box!.y + box!.height || over!.y + over!.height <= box!.y
      expect(isApart).toBe(true)
    }
    await page.close()
  })

  it('leaves nothing behind', async () => {
    const { page, beacon } = await openHint()
    await beacon.click()
    await page.evaluate(() => window.gallery.shown.hint!.remove())
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.locator('#invite').click()
    expect(await callNames(page)).not.toContain('close')
    await page.close()
  })
})
