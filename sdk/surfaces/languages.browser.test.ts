import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

/** Texts on screen: what they say, the language they are marked as, and how their end is placed. */
function readTexts() {
  return window.gallery.surfaces().flatMap((surface) => {
    const walker = document.createTreeWalker(surface.shadowRoot!, NodeFilter.SHOW_TEXT)
    const texts: { text: string; lang: string; isEndLeft: boolean }[] = []
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const text = node.data.trim()
      if (!text || !node.parentElement?.checkVisibility()) continue
      const at = node.data.lastIndexOf(text.at(-1)!)
      const leftOf = (from: number) => {
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, from + 1)
        return range.getBoundingClientRect().left
      }
      const marked = node.parentElement.closest<HTMLElement>('[lang]') ?? surface
      texts.push({
        text,
        lang: (marked as HTMLElement).lang,
        isEndLeft: at > 0 && leftOf(at) < leftOf(at - 1),
      })
    }
    return texts
  })
}

describe('a guide in a language that we do not speak', () => {
  it('has our own words in theirs: marked, and with their full stop at their end', async () => {
    const { page } = await gallery.open({ locale: 'ar', dir: 'rtl', reducedMotion: 'reduce' })
    const ends: string[] = []
    for (const state of await page.evaluate(() => window.gallery.stateNames())) {
      await page.evaluate(async (name) => {
        window.gallery.clear()
        await window.gallery.show(name)
      }, state)
      for (const { text, lang, isEndLeft } of await page.evaluate(readTexts)) {
        const first = /[a-z]|\p{Script=Arabic}/iu.exec(text)?.[0]
        if (!first) continue
        const isOurs = /[a-z]/i.test(first)
        expect([state, text, lang]).toEqual([state, text, isOurs ? 'en' : 'ar'])
        if (!isOurs || !/[.?!]$/.test(text)) continue
        expect([state, text, isEndLeft]).toEqual([state, text, false])
        ends.push(text)
      }
    }
    expect(ends).toContain('Need help?')
    expect(ends).toContain('You are set up. This list can go now.')
    await page.close()
  })

  it('is announced in its language', async () => {
    const { page } = await gallery.open({ state: 'banner-top', locale: 'ar', dir: 'rtl' })
    const region = page.locator('milepost-root').getByRole('status')
    await expect.poll(() => region.textContent()).toContain('التصدير')
    expect(await region.getAttribute('lang')).toBe('ar')
    await page.close()
  })
})
