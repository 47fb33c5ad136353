import type { Locator as Spot, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HintContent } from '#contract/hint'
import type { TourContent } from '#contract/tour'
import { findAxeFaults } from '../../test/harness/find-axe-faults.ts'
import { newGuideDraft } from '../../test/harness/new-guide-draft.ts'
import { openPickerScene, type PickerScene } from '../../test/harness/picker-page.ts'

let scene: PickerScene
beforeAll(async () => {
  scene = await openPickerScene()
})
afterAll(() => scene.close())
beforeEach(async () => {
  await scene.save(newGuideDraft('tour', { name: 'Take a look around' }))
  await scene.save(newGuideDraft('hint', { name: 'New here' }))
})
afterEach(async () => {
  for (const context of scene.browser.contexts()) await context.close()
})

const panelOf = (page: Page) => page.locator('milepost-picker-panel')
const button = (page: Page, name: string) =>
  panelOf(page).getByRole('button', { name, exact: true })
const said = (page: Page) => panelOf(page).getByRole('heading').innerText()
/** What the page's own ears heard. */
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0))

/** A page with the picker open on it. */
async function openPicker({
  guide = 'tour',
  stepKey = 'two',
  path = '',
  ...options
}: { guide?: string; stepKey?: string | null; path?: string } & Parameters<
  PickerScene['open']
>[1] = {}) {
  const opened = await scene.open(await scene.link(guide, stepKey, path), options)
  await panelOf(opened.page).locator('[aria-pressed=true]').waitFor()
  return opened
}

/** Presses where an element is, whatever lies over it. */
async function pressOn(page: Page, spot: Spot): Promise<void> {
  const box = (await spot.boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

async function pick(page: Page, spot: Spot): Promise<string> {
  await pressOn(page, spot)
  await panelOf(page).getByRole('heading').waitFor()
  return said(page)
}

async function savePick(page: Page): Promise<void> {
  await button(page, 'Save').click()
  await panelOf(page).getByText('Saved in the draft').waitFor()
}

const tourStep = async (key = 'two') =>
  ((await scene.read('tour')).draft.content as TourContent).steps.find((step) => step.key === key)!

describe('pointing', () => {
  it('says for which step, outlines what is under the pointer, and calls it by its name', async () => {
    const { page, troubles } = await openPicker()
    await panelOf(page).getByText('Step 2 of “Take a look around”').waitFor()
    const box = (await page.locator('#new-project').boundingBox())!
    await page.mouse.move(box.x + 5, box.y + 5)
    const marks = page.locator('milepost-picker-marks')
    await marks.getByText('Button “New project”').waitFor()
    const outline = (await marks.locator('.box').boundingBox())!
    expect(Math.abs(outline.x + 3 - box.x)).toBeLessThan(2)
    expect(Math.abs(outline.width - 6 - box.width)).toBeLessThan(2)
    expect(troubles).toEqual([])
  })

  it('lets no press and no key reach the page, not even its ears at the top', async () => {
    const { page } = await openPicker()
    const before = await page.locator('body').evaluate((body) => body.innerHTML)
    await heard(page)
    expect(await pick(page, page.locator('#ask'))).toBe('Button “Delete account” in the main part')
    await pressOn(page, page.getByRole('link', { name: 'Team' }))
    await panelOf(page).getByText('Link “Team” in the navigation “Main”').waitFor()
    await button(page, 'Choose another').click()
    await heard(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('a')
    expect(await heard(page)).toEqual([])
    expect(page.url()).toBe(scene.host.url)
    const after = await page
      .locator('body')
      .evaluate((body) => body.innerHTML.replace(/<milepost-root.*<\/milepost-root>/, ''))
    expect(after).toBe(before.replace(/<milepost-root.*<\/milepost-root>/, ''))
  })

  it('reaches into shadow roots and frames in frames', async () => {
    const { page } = await openPicker()
    await pick(page, page.locator('app-toolbar button'))
    await savePick(page)
    expect((await tourStep()).target).toMatchObject({
      role: 'button',
      name: 'Invite',
      within: [{ tag: 'app-panel' }, { tag: 'app-toolbar' }],
    })
    await button(page, 'Choose another').click()
    await button(page, 'Move this bar to the top').click()
    const inner = page.frameLocator('iframe[title=Billing]').frameLocator('iframe')
    expect(await pick(page, inner.getByRole('link'))).toMatch('Link “Latest invoice”')
    await savePick(page)
    expect((await tourStep()).target).toMatchObject({
      name: 'Latest invoice',
      within: [{ name: 'Billing' }, { name: 'Invoices' }],
    })
  })

  it('scrolls a part of the page under the pointer', async () => {
    const { page } = await openPicker()
    const box = (await page.locator('.list').boundingBox())!
    await page.mouse.move(box.x + 20, box.y + 20)
    await page.mouse.wheel(0, 300)
    await expect.poll(() => page.locator('.list').evaluate((list) => list.scrollTop)).toBe(300)
    expect(await pick(page, page.getByText('Far below'))).toMatch('Button “Far below”')
  })

  it('works inside a dialog of the page that was opened on the way', async () => {
    const { page } = await openPicker()
    await button(page, 'Use the page').click()
    await page.getByRole('button', { name: 'Delete account' }).click()
    await page.keyboard.press('Alt+p')
    expect(await pick(page, page.getByText('Delete for good'))).toBe(
      'Button “Delete for good” in the dialog “Confirm”',
    )
    expect(
      await page
        .locator('dialog')
        .first()
        .evaluate((it) => it.matches(':modal')),
    ).toBe(true)
    await savePick(page)
  })

  it('switches by a key, so that an open menu stays open', async () => {
    const { page } = await openPicker()
    await page.keyboard.press('Alt+p')
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.keyboard.press('Alt+p')
    const item = page.locator('#actions button')
    expect(await pick(page, item)).toMatch('Button “Archive all”')
    expect(await item.isVisible()).toBe(true)
  })
})

describe('the keyboard', () => {
  it('goes from thing to thing, around and into them, and chooses', async () => {
    const { page, troubles } = await openPicker()
    const label = page.locator('milepost-picker-marks')
    const expectLabel = (text: string) => label.getByText(text, { exact: true }).waitFor()
    await page.keyboard.press('Tab')
    await expectLabel('Navigation “Main”')
    await page.keyboard.press('ArrowDown')
    await expectLabel('Link “Projects”')
    await page.keyboard.press('ArrowRight')
    await expectLabel('Link “Team”')
    await page.keyboard.press('ArrowUp')
    await expectLabel('Navigation “Main”')
    await page.keyboard.press('Shift+Tab')
    await expectLabel('Button “Delete account”')
    await page.keyboard.press('Enter')
    expect(await said(page)).toMatch('Button “Delete account”')
    expect(troubles).toEqual([])
  })

  it('leaves to the page with Escape, and reaches every button of the panel', async () => {
    const { page } = await openPicker()
    await page.keyboard.press('Escape')
    await panelOf(page).getByText('The page works as usual').waitFor()
    await page.keyboard.press('Enter')
    await panelOf(page).getByText('Choose the element to point at').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panelOf(page).getByText('Surely found again.').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panelOf(page).getByText('Saved in the draft').waitFor()
  })
})

describe('what was chosen', () => {
  it('is saved with the pages it belongs to, a record standing for any', async () => {
    const { page } = await openPicker({ path: 'projects/7341/members?tab=1' })
    await pick(page, page.locator('#new-project'))
    await panelOf(page).getByText('Surely found again.').waitFor()
    await panelOf(page).getByRole('combobox').selectOption('/projects/*')
    await savePick(page)
    expect(await tourStep()).toMatchObject({
      target: { role: 'button', name: 'New project' },
      pathPrefix: '/projects/*',
    })
    await button(page, 'Choose another').click()
    await pick(page, page.locator('#new-project'))
    expect(await panelOf(page).getByRole('combobox').inputValue()).toBe('/projects/*')
    await panelOf(page).getByRole('checkbox').uncheck()
    await savePick(page)
    expect((await tourStep()).pathPrefix).toBe('')
  })

  it('is not limited by itself where it is part of every page', async () => {
    const { page } = await openPicker({ path: 'projects' })
    await pick(page, page.getByRole('link', { name: 'Team' }))
    expect(await panelOf(page).getByRole('checkbox').isChecked()).toBe(false)
    await savePick(page)
    expect((await tourStep()).pathPrefix).toBeUndefined()
  })

  it('is not saved without a warning while others look the same', async () => {
    const { page } = await openPicker()
    await pick(page, page.getByRole('button', { name: 'Open' }).nth(1))
    const warning = panelOf(page).getByRole('alert')
    expect(await warning.innerText()).toMatch(/2 other elements here look the same/)
    expect(await page.locator('milepost-picker-marks .other').count()).toBe(2)
    expect(await button(page, 'Save').count()).toBe(0)
    await button(page, 'Larger').click()
    await expect.poll(() => said(page)).toMatch('List entry')
    await button(page, 'Smaller').click()
    await expect.poll(() => said(page)).toMatch('Button “Open”')
    await button(page, 'Save anyway').click()
    await panelOf(page).getByText('Saved in the draft').waitFor()
  })

  it('is called weak when only its place tells it', async () => {
    const { page } = await openPicker()
    expect(await pick(page, page.locator('.plain span'))).toBe('Element in the main part')
    await panelOf(page).getByText('only its place in the page').waitFor()
  })

  it('is shown in place as end users will see it', async () => {
    const { page, troubles } = await openPicker()
    await pick(page, page.locator('#new-project'))
    await button(page, 'Preview').click()
    const step = page.locator('milepost-tour-step')
    await step.getByText('Step 2 of 2').waitFor()
    const [card, target] = await Promise.all([
      step.boundingBox(),
      page.locator('#new-project').boundingBox(),
    ])
    expect(card!.y - (target!.y + target!.height)).toBeLessThan(48)
    await step.getByRole('button', { name: 'Finish' }).click()
    await button(page, 'Save').waitFor()
    expect(await step.count()).toBe(0)
    expect(troubles).toEqual([])
  })

  it('may be a hint, whose beacon is shown with its card', async () => {
    const { page, troubles } = await openPicker({ guide: 'hint', stepKey: null, path: 'team' })
    await panelOf(page).getByText('Hint “New here”').waitFor()
    await pick(page, page.locator('#new-project'))
    expect(await panelOf(page).getByRole('checkbox').count()).toBe(0)
    await button(page, 'Preview').click()
    await page.locator('milepost-hint').getByText('Press it.').waitFor()
    await button(page, 'Back').click()
    await savePick(page)
    const { target } = (await scene.read('hint')).draft.content as HintContent
    expect(target).toMatchObject({ name: 'New project' })
    expect(troubles).toEqual([])
  })

  it('is asked for again when the page takes it away, and kept when it is drawn anew', async () => {
    const { page } = await openPicker()
    await pick(page, page.locator('#new-project'))
    await page.locator('#new-project').evaluate((it) => it.replaceWith(it.cloneNode(true)))
    await page.locator('#menu').evaluate((it) => it.remove())
    expect(await said(page)).toMatch('Button “New project”')
    await page.locator('#new-project').evaluate((it) => it.remove())
    await panelOf(page).getByText('The element went away').waitFor()
  })
})

describe('the way through the page', () => {
  it('goes on after a reload and on another page, without the token', async () => {
    const { page } = await openPicker({ path: '#/reports?tab=1' })
    expect(page.url()).toBe(`${scene.host.url}#/reports?tab=1`)
    await page.reload()
    await button(page, 'Choose').waitFor()
    await button(page, 'Use the page').click()
    await page.getByRole('link', { name: 'Team' }).click()
    await page.waitForURL('**/team')
    await panelOf(page).getByText('The page works as usual').waitFor()
    await button(page, 'Choose').click()
    await pick(page, page.locator('#new-project'))
    await savePick(page)
    expect((await tourStep()).pathPrefix).toBe('/team')
  })

  it.each(['Done', 'Cancel'])('leaves nothing behind after %s', async (way) => {
    const { page, troubles } = await openPicker()
    await pick(page, page.locator('#new-project'))
    if (way === 'Done') await savePick(page)
    await button(page, way).click()
    await page.locator('milepost-root').waitFor({ state: 'detached' })
    const kept = await page.evaluate(() =>
      Object.keys(sessionStorage).filter((name) => name.includes('picker')),
    )
    expect(kept).toEqual([])
    await heard(page)
    await page.keyboard.press('Alt+p')
    await page.keyboard.press('Tab')
    expect(await heard(page)).toContain('keydown')
    await page.locator('#new-project').click()
    expect(await heard(page)).toContain('click')
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await panelOf(page).count()).toBe(0)
    expect(troubles).toEqual([])
  })

  it('goes with the SDK', async () => {
    const { page } = await openPicker()
    await page.evaluate(() => {
      ;(window as unknown as { milepost(method: string): void }).milepost('destroy')
    })
    expect(await page.locator('milepost-root').count()).toBe(0)
  })
})

describe('refusals', () => {
  const trouble = (page: Page) => panelOf(page).getByRole('alert')

  it('say that a link works once, and how to go on', async () => {
    const url = await scene.link('tour', 'two')
    const first = await scene.open(url)
    await button(first.page, 'Choose').waitFor()
    const second = await scene.open(url)
    await trouble(second.page).getByText('opened before').waitFor()
    await button(second.page, 'Close').click()
    expect(await second.page.locator('milepost-root').count()).toBe(0)
  })

  it('say that a link is for another site', async () => {
    const url = await scene.link('tour', 'two')
    const { page } = await scene.open(url.replace('127.0.0.1', 'localhost'))
    await trouble(page).getByText('another site').waitFor()
  })

  it('say that a link is too old', async () => {
    const url = await scene.link('tour', 'two')
    scene.testApp.clock.advance(6 * 60_000)
    const { page } = await scene.open(url)
    await trouble(page).getByText('more than 5 minutes old').waitFor()
  })

  it('open nothing without a token, or with an invented one', async () => {
    const { page } = await scene.open(`${scene.host.url}#milepost-pick=invented`)
    await trouble(page).getByText('does not belong to this page').waitFor()
    const plain = await scene.open(`${scene.host.url}#team`)
    await plain.page.waitForLoadState('networkidle')
    expect(await plain.page.locator('milepost-root').count()).toBe(0)
  })

  it('say that the time is over, and end there', async () => {
    const { page } = await openPicker()
    await pick(page, page.locator('#new-project'))
    scene.testApp.clock.advance(31 * 60_000)
    await button(page, 'Save').click()
    await trouble(page).getByText('The 30 minutes for choosing are over').waitFor()
    expect((await tourStep()).target).toEqual({ role: 'button', name: 'Publish' })
  })

  it('keep the choice while the server cannot be reached', async () => {
    const { page } = await openPicker()
    await pick(page, page.locator('#new-project'))
    await page.context().setOffline(true)
    await button(page, 'Save').click()
    await trouble(page).getByText('Milepost cannot be reached').waitFor()
    await page.context().setOffline(false)
    await savePick(page)
  })
})

describe('looks', () => {
  it.each([
    ['light', ''],
    ['dark', '?dark'],
    ['right to left', '?rtl'],
    ['German', '?lang=de'],
    ['French', '?lang=fr'],
  ])('has no fault for axe and fits 320 px: %s', async (_, query) => {
    const { page } = await openPicker({ path: query, viewport: { width: 320, height: 640 } })
    expect(await findAxeFaultsOf(page)).toEqual([])
    await page.mouse.click(60, 160)
    await panelOf(page).getByRole('heading').waitFor()
    expect(await findAxeFaultsOf(page)).toEqual([])
    const box = (await panelOf(page).boundingBox())!
    expect([box.x >= 0, box.x + box.width <= 320, box.height < 620]).toEqual([true, true, true])
  })
})

/** Faults of ours; the page has its own. */
async function findAxeFaultsOf(page: Page): Promise<string[]> {
  const faults = await findAxeFaults(page)
  return faults.filter((fault) => fault.includes('milepost') || fault.includes('class='))
}
