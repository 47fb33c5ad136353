import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { EdgeCase } from './case.ts'

declare global {
  interface Window {
    edgeCase: EdgeCase
  }
}

/** What a test does on the page of a case and looks at: rects, and what lies on top of what. */
export interface Drive {
  page: Page
  /** Does what the page's button says. */
  act(): Promise<void>
  /** Waits until the ring is around the target and the card beside it, on top and not over it. */
  isBeside(): Promise<void>
  /** Waits for the step at the window's edge that says its target is out of sight. */
  isLost(): Promise<void>
  /** Waits for the pill that leads back to the step. */
  isPill(): Promise<void>
  /** Presses a button of the card that has the name, as a person would. */
  press(name: string): Promise<void>
  health(): Promise<string[]>
  calls(): Promise<string[]>
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const TOLERANCE_PX = 2
const RING_PX = 4

/** `target`: a selector of Playwright; shadow roots are open to it, and `>>>` leads into frames. */
export function createDrive(page: Page, target: string): Drive {
  const card = page.locator('milepost-tour-step')
  const findTarget = () => {
    const parts = target.split(' >>> ')
    const last = parts.pop()!
    const scope = parts.reduce<Page | ReturnType<Page['frameLocator']>>(
      (at, frame) => at.frameLocator(frame),
      page,
    )
    return scope.locator(last).first()
  }
  const boxOf = async (name: 'target' | 'ring' | 'card'): Promise<Box | null> => {
    if (name === 'target') return findTarget().boundingBox()
    return name === 'ring' ? page.locator('milepost-target-ring').boundingBox() : card.boundingBox()
  }
  /** The names of what is wrong; none: all is as it must be. */
  const faults = async (): Promise<string[]> => {
    const [there, ring, box] = [await boxOf('target'), await boxOf('ring'), await boxOf('card')]
    if (!there) return ['no target']
    if (!ring) return ['no ring']
    if (!box) return ['no card']
    const zoom = await page.evaluate(() => {
      const ring = window.edgeCase.root?.querySelector('milepost-target-ring')
      return (ring as { currentCSSZoom?: number } | null | undefined)?.currentCSSZoom ?? 1
    })
    const found: string[] = []
    if (Math.max(...offsets(ring, there, RING_PX * zoom)) > TOLERANCE_PX) found.push('ring off')
    if (overlap(box, there) > 1) found.push('card over target')
    if (!(await isOnTop(page))) found.push('card not on top')
    return found
  }
  return {
    page,
    act: () => page.locator('#act').click(),
    async isBeside() {
      await expect.poll(faults).toEqual([])
    },
    async isLost() {
      await card.getByText('is out of sight').waitFor()
      const box = (await boxOf('card'))!
      expect(Math.min(box.x, box.y)).toBeGreaterThan(50)
      expect(await boxOf('ring')).toBeNull()
    },
    async isPill() {
      await card.getByRole('button', { name: 'Back to the step' }).waitFor()
      expect(await isOnTop(page)).toBe(true)
    },
    press: (name) => card.getByRole('button', { name }).click(),
    health: () => page.evaluate(() => window.edgeCase.health),
    calls: () => page.evaluate(() => window.edgeCase.calls),
  }
}

/** How far each edge of the ring is off where it should be around the target, in px. */
function offsets(ring: Box, target: Box, gap: number): number[] {
  return [
    ring.x + gap - target.x,
    ring.y + gap - target.y,
    ring.width - 2 * gap - target.width,
    ring.height - 2 * gap - target.height,
  ].map(Math.abs)
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** Whether the last button of the card is what the browser hits where that button is. */
function isOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const card = window.edgeCase.root?.querySelector('milepost-tour-step')
    const button = [...(card?.shadowRoot?.querySelectorAll('button') ?? [])].at(-1)
    if (!button) return false
    const { left, top, width, height } = button.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    let hit = document.elementFromPoint(x, y)
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === hit) break
      hit = inner
    }
    return button.contains(hit)
  })
}
