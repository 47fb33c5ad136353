import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { calls, openTour } from '../../test/harness/tour-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

describe('modal dialogs of the page', () => {
  const target = { role: 'button', name: 'Create' }

  it('is usable inside an open modal dialog, and goes home when that closes', async () => {
    const { page, card } = await openTour(gallery, { target })
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await calls(page, 'next')).toHaveLength(1)
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.id)).toBe('dialog')
    await page.evaluate(() => document.querySelector('dialog')!.close())
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.localName)).toBe('body')
    await page.close()
  })

  it('steps back while a modal dialog hides what it points at', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await expect.poll(() => card.isVisible()).toBe(false)
    await page.evaluate(() => document.querySelector('dialog')!.close())
    await card.getByRole('dialog').waitFor()
    await page.close()
  })

  it('survives a dialog that the page takes out of the document', async () => {
    const { page, card } = await openTour(gallery)
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await page.evaluate(() => document.querySelector('dialog')!.remove())
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await calls(page, 'next')).toHaveLength(1)
    await page.close()
  })

  it('closes alone on Escape inside a dialog', async () => {
    const { page, card } = await openTour(gallery, { target })
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await card.getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Escape')
    expect(await calls(page, 'close')).toHaveLength(1)
    expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true)
    await page.close()
  })

  it('is usable in the upper of two dialogs, whichever comes first in the document', async () => {
    const { page, card } = await openTour(gallery, { target })
    await page.evaluate(() => {
      const second = document.createElement('dialog')
      second.id = 'second'
      second.append(document.createElement('button'))
      second.firstElementChild!.textContent = 'Create'
      document.body.prepend(second)
      document.querySelector<HTMLDialogElement>('#dialog')!.showModal()
      second.showModal()
    })
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.id)).toBe('second')
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#second')!.close())
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.id)).toBe('dialog')
    await page.close()
  })
})
