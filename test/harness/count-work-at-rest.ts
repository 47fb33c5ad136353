import type { Page } from 'playwright-core'

/** What scripts of the page asked for while nothing happened. */
export interface WorkAtRest {
  frames: number
  /** Reads of a bounding rectangle. */
  rects: number
  timers: number
}

/** Counts over 60 frames, after whatever was still under way has had 40 to come to rest. */
export function countWorkAtRest(page: Page): Promise<WorkAtRest> {
  return page.evaluate(async () => {
    const frame = window.requestAnimationFrame.bind(window)
    for (let index = 0; index < 40; index += 1) await new Promise(frame)
    const counts = { frames: 0, rects: 0, timers: 0 }
    window.requestAnimationFrame = (run) => ((counts.frames += 1), frame(run))
    const rect = Element.prototype.getBoundingClientRect
    Element.prototype.getBoundingClientRect = function () {
      counts.rects += 1
      return rect.call(this)
    }
    const timeout = window.setTimeout
    window.setTimeout = ((run: () => void, ms: number) => (
      (counts.timers += 1),
      timeout(run, ms)
    )) as never
    for (let index = 0; index < 60; index += 1) await new Promise(frame)
    return counts
  })
}
