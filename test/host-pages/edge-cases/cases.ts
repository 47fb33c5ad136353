import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { countWorkAtRest } from '../../harness/count-work-at-rest.ts'
import type { Drive } from './drive.ts'

/** How driver.js 1.8, Shepherd 15.3, intro.js 8.6 and joyride 3.2 fare; `n/e`: not exercised. */
export type Peers = readonly ['OK' | 'FAIL' | '~' | 'n/e', string, string, string]

export interface Case {
  /** What is asserted, in the browser; it throws where something else is seen. */
  drive(drive: Drive): Promise<unknown>
  /** Selector of what the step points at, if it is not `#target`. */
  target?: string
  context?: BrowserContextOptions
  peers?: Peers
}

const NOBODY: Peers = ['FAIL', 'FAIL', 'FAIL', 'FAIL']
const ALL: Peers = ['OK', 'OK', 'OK', 'OK']
const MARKED = '[data-case=target]'

const beside = (drive: Drive) => drive.isBeside()
const besideThenActed = async (drive: Drive) => {
  await drive.isBeside()
  await drive.act()
  await drive.isBeside()
}
const actedThenBeside = async (drive: Drive) => {
  await drive.act()
  await drive.isBeside()
}
/** The browser hits the target itself where its middle is. */
const besideInSight = async (drive: Drive) => {
  await expect
    .poll(() =>
      drive.page.locator('#target').evaluate((target) => {
        const { left, top, width, height } = target.getBoundingClientRect()
        return document.elementFromPoint(left + width / 2, top + height / 2) === target
      }),
    )
    .toBe(true)
  await drive.isBeside()
}
const untilHealth = async ({ health }: Drive, expected: string[]) => {
  await expect.poll(health).toEqual(expected)
}

/** Each page of this folder, in the order of the table: what must be true of it. */
export const cases: Record<string, Case> = {
  late: { drive: beside, peers: ['OK', 'FAIL', 'FAIL', 'OK'] },
  'very-late': {
    async drive(drive) {
      await drive.isLost()
      await drive.page.locator('#target').waitFor()
      await drive.isBeside()
    },
  },
  removed: {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isLost()
      await drive.act()
      await drive.isBeside()
      expect(await drive.health()).toEqual(['found', 'lost', 'found'])
    },
    peers: NOBODY,
  },
  replaced: {
    async drive(drive) {
      await drive.isBeside()
      // In the very frame: nobody ever sees the ring at the old place.
      const off = await drive.page.evaluate(async () => {
        document.querySelector<HTMLElement>('#act')!.click()
        await new Promise(requestAnimationFrame)
        const ring = window.edgeCase.root!.querySelector('milepost-target-ring')!
        const target = document.querySelector('#target')!
        return ring.getBoundingClientRect().x + 4 - target.getBoundingClientRect().x
      })
      expect(Math.abs(off)).toBeLessThan(2)
      await drive.isBeside()
      expect(await drive.health()).toEqual(['found'])
    },
    peers: NOBODY,
  },
  keyed: {
    target: MARKED,
    async drive(drive) {
      for (let round = 0; round < 3; round += 1) {
        const old = await drive.page.locator(MARKED).elementHandle()
        await drive.isBeside()
        await drive.page.waitForFunction((element) => !element?.isConnected, old)
      }
      expect(await drive.health()).toEqual(['found'])
    },
  },
  'layout-shift': { drive: besideThenActed, peers: ['FAIL', 'n/e', 'FAIL', 'n/e'] },
  'transform-animation': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.page.waitForFunction(() => !document.getAnimations().length)
      await drive.isBeside()
    },
    peers: ['FAIL', 'OK', 'FAIL', '~'],
  },
  'script-animation': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.page.waitForFunction(() => !document.getAnimations().length)
      await drive.isBeside()
    },
  },
  grows: { drive: besideThenActed, peers: ['FAIL', 'OK', 'FAIL', 'OK'] },
  scrolled: { drive: besideThenActed, peers: ['FAIL', '~', 'FAIL', 'OK'] },
  'scrolled-out': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isPill()
      await drive.press('Back to the step')
      await drive.isBeside()
    },
    peers: NOBODY,
  },
  'shadow-root': { drive: beside, peers: NOBODY },
  'shadow-nested': { drive: beside },
  'shadow-slotted': { drive: beside },
  'shadow-late': { drive: beside },
  'shadow-replaced': { drive: besideThenActed },
  frame: {
    target: '#frame >>> #target',
    drive: besideThenActed,
    peers: ['FAIL', 'OK', 'FAIL', 'FAIL'],
  },
  'frame-scrolled-out': {
    target: '#frame >>> #target',
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isPill()
      await drive.press('Back to the step')
      await drive.isBeside()
    },
  },
  'frame-nested': { target: '#frame >>> iframe >>> #target', drive: beside },
  'frame-scaled': { target: '#frame >>> #target', drive: beside },
  'frame-reloaded': { target: '#frame >>> #target', drive: besideThenActed },
  'frame-in-shadow': { target: '#frame >>> #target', drive: beside },
  fixed: { drive: besideThenActed, peers: ALL },
  dialog: {
    async drive(drive) {
      await drive.act()
      await drive.isBeside()
      await drive.page.locator('#target').click()
      await drive.press('Finish')
      expect(await drive.calls()).toEqual(['targetClicked', 'next'])
    },
    peers: NOBODY,
  },
  'dialog-over': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.page.locator('milepost-tour-step').waitFor({ state: 'hidden' })
      await drive.page.locator('#close').click()
      await drive.isBeside()
    },
  },
  'dialog-in-shadow': {
    async drive(drive) {
      await drive.act()
      await drive.isBeside()
      await drive.press('Finish')
    },
  },
  popover: {
    async drive(drive) {
      await drive.act()
      await drive.isBeside()
      await drive.press('Next')
      expect(await drive.page.locator('#menu').isVisible()).toBe(true)
      await drive.page.keyboard.press('Escape')
      await drive.page.keyboard.press('Escape')
      await drive.page.locator('#menu').waitFor({ state: 'hidden' })
    },
    peers: NOBODY,
  },
  fullscreen: {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.page.waitForFunction(() => document.fullscreenElement)
      await drive.isBeside()
      await drive.press('Finish')
    },
  },
  'highest-z-index': { drive: beside, peers: NOBODY },
  zoom: { drive: beside, peers: ['OK', 'FAIL', 'FAIL', 'FAIL'] },
  'zoom-part': { drive: beside },
  'zoom-without-anchors': { drive: beside },
  'transformed-parent': { drive: beside, peers: ['OK', 'OK', '~', 'OK'] },
  'transformed-body': { drive: beside },
  svg: { drive: beside },
  'right-to-left': {
    async drive(drive) {
      await drive.isBeside()
      const card = (await drive.page.locator('milepost-tour-step').boundingBox())!
      const target = (await drive.page.locator('#target').boundingBox())!
      expect(card.x + card.width).toBeLessThanOrEqual(target.x)
    },
    peers: ALL,
  },
  'hostile-css': { drive: beside, peers: ['FAIL', 'FAIL', '~', 'FAIL'] },
  'hostile-buttons': {
    async drive(drive) {
      await drive.isBeside()
      await drive.press('Finish')
    },
  },
  'strict-csp': { drive: beside, peers: ALL },
  'arrow-keys': {
    async drive(drive) {
      const { page } = drive
      await drive.isBeside()
      await page.locator('#field').focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      const caret = () =>
        page.locator('#field').evaluate((field) => (field as HTMLInputElement).selectionStart)
      expect(await caret()).toBe(1)
      expect(await drive.calls()).toEqual([])
    },
    peers: ['FAIL', 'FAIL', 'FAIL', 'OK'],
  },
  contenteditable: {
    async drive(drive) {
      const { page } = drive
      await drive.isBeside()
      await page.locator('#editor').focus()
      await page.keyboard.press('Control+Home')
      await page.keyboard.type('Do ')
      await page.keyboard.press('ArrowRight')
      await drive.isBeside()
      expect(await page.locator('#editor').innerText()).toContain('Do Write to Invite')
      expect(await drive.calls()).toEqual([])
    },
  },
  escape: {
    async drive(drive) {
      await drive.isBeside()
      await drive.page.keyboard.press('Escape')
      expect(await drive.calls()).toEqual(['close'])
      expect(await drive.page.evaluate(() => document.activeElement!.id)).toBe('start')
    },
    peers: ['OK', 'OK', 'FAIL', 'FAIL'],
  },
  'reduced-motion': {
    context: { reducedMotion: 'reduce' },
    async drive(drive) {
      await drive.isBeside()
      expect(await drive.page.evaluate(() => document.getAnimations().length)).toBe(0)
    },
    peers: NOBODY,
  },
  'virtual-list': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isLost()
      await drive.press('Take me there')
      await drive.isBeside()
    },
  },
  recycled: {
    target: MARKED,
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isLost()
    },
  },
  portal: { drive: besideThenActed },
  'content-visibility': { drive: besideInSight },
  'sticky-header': { drive: besideInSight },
  'sticky-in-scroller': { drive: besideInSight },
  'scroll-padding': { drive: besideInSight },
  duplicates: { drive: (drive) => untilHealth(drive, ['ambiguous']) },
  'duplicates-by-landmark': {
    async drive(drive) {
      await drive.isBeside()
      expect(await drive.health()).toEqual(['found'])
    },
  },
  'hidden-twin': { drive: beside },
  'hashed-classes': { target: MARKED, drive: besideThenActed },
  'counted-name': {
    async drive(drive) {
      await besideThenActed(drive)
      expect(await drive.health()).toEqual(['found'])
    },
  },
  'route-change': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.isLost()
      await drive.page.goBack()
      await drive.isBeside()
    },
  },
  'cookie-bar': {
    async drive(drive) {
      await untilHealth(drive, ['occluded'])
      await drive.act()
      await untilHealth(drive, ['occluded', 'found'])
      await drive.isBeside()
    },
  },
  'chat-bubble': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await untilHealth(drive, ['found', 'occluded'])
      await drive.act()
      await untilHealth(drive, ['found', 'occluded', 'found'])
      await drive.isBeside()
    },
  },
  'passing-spinner': {
    async drive(drive) {
      await drive.isBeside()
      await drive.act()
      await drive.page.waitForFunction(() => !document.querySelector('body > div'))
      await drive.isBeside()
      expect(await drive.health()).toEqual(['found'])
    },
  },
  'see-through': {
    async drive(drive) {
      await drive.isBeside()
      expect(await drive.health()).toEqual(['found'])
    },
  },
  narrow: {
    context: { viewport: { width: 320, height: 640 } },
    async drive(drive) {
      await drive.isBeside()
      const card = (await drive.page.locator('milepost-tour-step').boundingBox())!
      expect([card.x, card.width]).toEqual([0, 320])
    },
  },
  print: {
    async drive(drive) {
      await drive.isBeside()
      await drive.page.emulateMedia({ media: 'print' })
      for (const tag of ['milepost-tour-step', 'milepost-target-ring'])
        expect(await drive.page.locator(tag).isVisible()).toBe(false)
    },
  },
  entrance: {
    async drive(drive) {
      const first = await drive.page.evaluate(async () => {
        const card = () => window.edgeCase.root?.querySelector('milepost-tour-step')
        while (!card()?.matches(':popover-open')) await new Promise(requestAnimationFrame)
        return document.getAnimations().some(({ effect }) => {
          const { target } = effect as KeyframeEffect
          return target?.id === 'target'
        })
      })
      expect(first).toBe(false)
      await drive.isBeside()
    },
  },
  'closed-details': { drive: actedThenBeside },
  'css-only-menu': { drive: actedThenBeside },
  'busy-page': {
    async drive(drive) {
      // In the time of the page's own thread: what else the machine does is left out.
      const session = await drive.page.context().newCDPSession(drive.page)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      const busySeconds = async () => {
        const { metrics } = await session.send('Performance.getMetrics')
        return metrics.find(({ name }) => name === 'TaskDuration')!.value
      }
      const before = await busySeconds()
      await drive.page.waitForFunction(() => Number(/\d+/.exec(document.title)) >= 10)
      // Ten changes of fifty rows each, with the page's own part in it.
      expect(((await busySeconds()) - before) / 10).toBeLessThan(0.05)
      await drive.isBeside()
    },
  },
  idle: {
    async drive(drive) {
      await drive.isBeside()
      expect(await countWorkAtRest(drive.page)).toEqual({ frames: 0, rects: 0, timers: 0 })
    },
    peers: ['OK', 'FAIL', 'OK', 'OK'],
  },
}
