import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { health, openTour, ringError } from '../../test/harness/tour-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const NEW_PROJECT = '#new-project'

describe('a target that comes and goes', () => {
  it('appears when its target does', async () => {
    const { page, card } = await openTour(gallery, { target: { role: 'button', name: 'Late one' } })
    expect(await card.getByRole('dialog').count()).toBe(0)
    await page.evaluate(() => {
      const late = document.createElement('button')
      late.id = 'late'
      late.textContent = 'Late one'
      document.querySelector('.bar')!.append(late)
    })
    await expect.poll(() => ringError(page, '#late')).toBeLessThan(1)
    expect(await health(page)).toEqual(['found'])
    await page.close()
  })

  it('moves to the node that replaced its target, before the next frame', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    const error = await page.evaluate(async () => {
      const old = document.querySelector('#new-project')!
      const next = document.createElement('button')
      next.id = 'new-project'
      next.textContent = 'New project'
      old.remove()
      document.querySelector('#far')!.before(next)
      next.style.setProperty('margin-inline-start', '200px')
      document.querySelector('.bar')!.after(next)
      await new Promise(requestAnimationFrame)
      const ring = window.gallery.root.querySelector('milepost-target-ring')!
      return Math.abs(ring.getBoundingClientRect().left + 4 - next.getBoundingClientRect().left)
    })
    expect(error).toBeLessThan(1)
    expect(await health(page)).toEqual(['found'])
    await page.close()
  })

  it('says that a removed target is lost, never points at a corner, and returns with it', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => document.querySelector('#new-project')!.remove())
    await card.getByText('is out of sight').waitFor()
    expect(await page.locator('milepost-target-ring').isVisible()).toBe(false)
    const box = (await card.boundingBox())!
    expect(box.x).toBeGreaterThan(200)
    expect(box.y).toBeGreaterThan(200)
    expect(await health(page)).toEqual(['found', 'lost'])
    await page.evaluate(() => {
      const back = document.createElement('button')
      back.id = 'new-project'
      back.textContent = 'New project'
      document.querySelector('.bar')!.append(back)
    })
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    expect(await health(page)).toEqual(['found', 'lost', 'found'])
    await page.close()
  })

  it('leads back to where a target was when a list rendered it', async () => {
    const { page, card } = await openTour(gallery, {
      target: { role: 'button', name: 'Inside the scroller' },
    })
    await card.getByRole('dialog').waitFor()
    // As virtual lists do: what is scrolled away is not there.
    await page.evaluate(() => {
      const list = document.querySelector('.scroller')!
      const row = document.querySelector('#inner')!
      list.addEventListener('scroll', () => {
        if (list.scrollTop > 200) row.remove()
        else document.querySelector('.tall')!.append(row)
      })
      list.scrollTop = 400
    })
    await card.getByRole('button', { name: 'Take me there' }).click()
    await expect.poll(() => ringError(page, '#inner')).toBeLessThan(1)
    await page.close()
  })

  it('shrinks to a pill while its target is scrolled away, which brings it back', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => scrollTo(0, 1500))
    const pill = card.getByRole('button', { name: 'Back to the step' })
    await pill.waitFor()
    expect(await card.getAttribute('away')).toBe('up')
    await pill.click()
    await card.getByRole('dialog').waitFor()
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.close()
  })

  it('notices a target scrolled out of its own container', async () => {
    const { page, card } = await openTour(gallery, {
      target: { role: 'button', name: 'Inside the scroller' },
    })
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => {
      document.querySelector('.scroller')!.scrollTop = 400
    })
    await card.getByRole('button', { name: 'Back to the step' }).waitFor()
    await page.close()
  })

  it('brings a target that is far down into view when the person asked for the tour', async () => {
    const target = { role: 'button', name: 'Publish report' }
    const { page } = await openTour(gallery, { target, startedByUser: true })
    await expect.poll(() => ringError(page, '#far')).toBeLessThan(1)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500)
    await page.close()
  })

  it('does not scroll a page under somebody who did not ask', async () => {
    const { page, card } = await openTour(gallery, {
      target: { role: 'button', name: 'Publish report' },
    })
    await card.getByRole('button', { name: 'Back to the step' }).waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.close()
  })

  it('reports a target that something lies over, and when that is gone', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => {
      const bar = document.createElement('aside')
      bar.id = 'cookies'
      bar.style.cssText = 'position:fixed;inset:0;background:#fff'
      document.body.append(bar)
    })
    await expect.poll(() => health(page)).toEqual(['found', 'occluded'])
    await page.evaluate(() => document.querySelector('#cookies')!.remove())
    await expect.poll(() => health(page)).toEqual(['found', 'occluded', 'found'])
    await page.close()
  })

  it('reports that two elements fit as well', async () => {
    const { page } = await openTour(gallery, { target: { role: 'button', name: 'Open' } })
    await expect.poll(() => health(page)).toEqual(['ambiguous'])
    await page.close()
  })
})
