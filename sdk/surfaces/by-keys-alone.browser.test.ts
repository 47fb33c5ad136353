import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedName } from '../../test/harness/focus-in-page.ts'
import { callsOf } from '../../test/harness/played-surface.ts'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

/** Presses Tab until that is where the focus is; answers how often. */
async function tabTo(page: Page, name: string): Promise<number> {
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if ((await focusedName(page)) === name) return tabs
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

/** What a screen reader is given from now on: texts to say, and what the focus moves to in ours. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const { root, calls } = window.gallery
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const isRegion = target instanceof Element && target.role === 'status'
        if (isRegion && addedNodes.length) calls.push(['said', target.textContent])
      }
    }).observe(root, { childList: true, subtree: true })
    root.addEventListener('focusin', () => {
      const inner = root.activeElement?.shadowRoot?.activeElement
      if (inner) calls.push(['moved', inner.localName])
    })
  })

/** A tour of three steps that goes on with Next and ends with Finish, as the chunk of guides has it. */
const playTour = (page: Page, startedByUser: boolean) =>
  page.evaluate((isAsked) => {
    const { gallery } = window
    const names = ['New project', 'Invite', 'Help']
    let number = 1
    const show = () =>
      surface.update(
        gallery.tourView('en', {
          stepKey: `step-${number}`,
          title: `Step about ${names[number - 1]}`,
          number,
          target: { role: 'button', name: names[number - 1]! },
          startedByUser: isAsked,
        }),
      )
    gallery.onCall = (name) => {
      if (name === 'next' && number === names.length) surface.remove()
      else if (name === 'next') number += 1
      else if (name === 'back') number -= 1
      if (name !== 'targetHealth' && number <= names.length) show()
    }
    const surface = gallery.mountTour()
    show()
  }, startedByUser)

describe('a whole tour', () => {
  it('that the person asked for is done from its buttons, each step told once: by the focus, then by word', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await listen(page)
    await page.locator('#invite').focus()
    await playTour(page, true)
    await expect.poll(() => focusedName(page)).toBe('Step about New project')
    await tabTo(page, 'Next')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await callsOf(page, 'said')).length).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await callsOf(page, 'said')).length).toBe(2)
    expect(await focusedName(page)).toBe('Finish')
    await page.keyboard.press('Enter')
    expect(await focusedName(page)).toBe('Invite')
    const texts = (await callsOf(page, 'said')).map(([, text]) => String(text).split('. ')[0])
    expect(texts).toEqual(['Step 2 of 3: Step about Invite', 'Step 3 of 3: Step about Help'])
    // Into the card once; what the person does inside is not seen out here.
    expect(await callsOf(page, 'moved')).toEqual([['moved', 'dialog']])
    await page.close()
  })

  it('that came by itself is reached from its target, and only ever said', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await listen(page)
    await page.locator('main input').focus()
    await playTour(page, false)
    await expect.poll(async () => (await callsOf(page, 'said')).length).toBe(1)
    expect(await focusedName(page)).toBe('Search projects')
    // One Tab to the target as ever, and two on to Close and Next.
    expect(await tabTo(page, 'Next')).toBe(3)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await callsOf(page, 'said')).length).toBe(2)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await callsOf(page, 'said')).length).toBe(3)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    expect(await focusedName(page)).toBe('Search projects')
    expect(new Set((await callsOf(page, 'said')).map(([, text]) => text)).size).toBe(3)
    await page.close()
  })
})

describe('a whole checklist', () => {
  it('is done by keys and names, and each step that got done is said once', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await listen(page)
    await page.evaluate(() => {
      const { gallery } = window
      let done = 0
      gallery.onCall = (name) => {
        if (name === 'dismiss') surface.remove()
        if (name !== 'act') return
        done += 1
        surface.update(gallery.checklistView('en', done, { completed: done === 7 }))
      }
      const surface = gallery.mountChecklist()
      surface.update(gallery.checklistView('en', 0, {}, { name: { actionLabel: 'Name it' } }))
    })
    const steps = [
      'Create a project',
      'Name your workspace',
      'Invite a teammate',
      'Share a dashboard',
      'Publish a report',
      'Connect a data source',
      'Turn on alerts',
    ]
    await page.locator('#corner').focus()
    for (const [index, step] of steps.entries()) {
      if (step === 'Name your workspace') {
        // The product does this one itself.
        await page.evaluate(() => window.gallery.onCall('act'))
      } else {
        await page.keyboard.press('Tab')
        await tabTo(page, step)
        await page.keyboard.press('Enter')
      }
      const text = index === 6 ? 'All steps are done' : `${index + 1} of 7 steps done`
      await expect.poll(async () => String((await callsOf(page, 'said')).at(-1))).toContain(text)
    }
    await tabTo(page, 'Close the checklist')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    expect(await callsOf(page, 'said')).toHaveLength(7)
    expect(await focusedName(page)).not.toBeNull()
    await page.close()
  })
})
