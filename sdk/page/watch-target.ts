import type { Locator, TargetHealth } from '#contract/locator'
import { findTarget, fits, isRendered } from './find-target.ts'
import { closestAround, frameOf } from './flat-tree.ts'
import { isCovered } from './is-covered.ts'
import { isMoving } from './is-moving.ts'
import { noThrow } from './no-throw.ts'
import { watchPage, watchRoot } from './watch-page.ts'

// The guides ask both of the chunk that this is the way into.
export { watchPage }
export type { TargetHealth }
export type Away = 'up' | 'down' | 'left' | 'right'

/** What is known of a target right now. */
export interface Sighting {
  element: Element | null
  health: TargetHealth
  /** Where it was scrolled to, out of view; null: it is in view. */
  away: Away | null
  /** An open modal dialog makes it unreachable. */
  isInert: boolean
}

export interface TargetWatch {
  /** The target is searched for and judged anew. */
  look(): void
  stop(): void
}

/** A page that changes all the time is looked at this often, and a quiet page never. */
const PAUSE_MS = 200
/** Looking takes at most one part in so many of the time, however slow the machine. */
const SHARE = 20
/** So long a newcomer may take to come to rest. */
const SETTLE_MS = 1000
/** What no browser tells of (a late shadow root, a style) is found by looking ever more rarely. */
const RAREST_MS = 8000

/**
 * Finds a target now or as soon as it appears and tells whenever what is known of it changes: it came
 * late, was replaced, hidden, scrolled away, covered, removed. A removed or replaced one is searched
 * for in the same frame, a newcomer is told of when it has come to rest, and trouble when it lasts.
 * At rest it does nothing.
 */
export function watchTarget(locator: Locator, tell: (sighting: Sighting) => void): TargetWatch {
  let target: Element | null = null
  let isAmbiguous = false
  let away: Away | null = null
  let known: Sighting | undefined
  let doubt: TargetHealth | undefined
  let sinceMs = 0
  let pauseMs = PAUSE_MS
  let rareMs = PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSoon = false
  let frame = 0

  const sight = new IntersectionObserver(
    noThrow((entries: IntersectionObserverEntry[]) => {
      const entry = entries.at(-1)
      if (!entry || entry.target !== target) return
      // Hidden, not scrolled away: another one that fits may be there instead.
      if (!isRendered(target)) return look()
      away = entry.isIntersecting
        ? null
        : (awayFrom(target) ?? directionTo(entry.boundingClientRect))
      judge()
    }),
  )

  const judge = () => {
    const isNew = target !== (known?.element ?? null)
    if (
      target &&
      !known?.element &&
      performance.now() - sinceMs < SETTLE_MS &&
      (!target.matches(':defined') || isMoving(target, true))
    )
      return checkSoon()
    let health: TargetHealth = !target ? 'lost' : isAmbiguous ? 'ambiguous' : 'found'
    if (target && !away && isCovered(target)) health = 'occluded'
    if (!isNew && known && health !== known.health && health !== 'found' && health !== doubt) {
      doubt = health
      return checkSoon()
    }
    doubt = undefined
    const isInert = target !== null && isOutsideModal(target)
    if (
      !isNew &&
      known &&
      known.health === health &&
      known.away === away &&
      known.isInert === isInert
    )
      return
    tell((known = { element: target, health, away, isInert }))
  }
  const look = () => {
    const startMs = performance.now()
    const found = findTarget(locator, document, watchRoot)
    pauseMs = Math.max(PAUSE_MS, SHARE * (performance.now() - startMs))
    const element = found?.element ?? null
    isAmbiguous = found?.isAmbiguous ?? false
    if (element !== target) {
      // Pages that draw anew take away before they put back: nothing is painted in between.
      if (!element && !frame) {
        frame = requestAnimationFrame(noThrow(look))
        return
      }
      target = element
      sinceMs = startMs
      sight.disconnect()
      if (target) sight.observe(target)
      away = target && awayFrom(target)
    }
    frame = 0
    // Searching and then showing in one task would hold a slow phone for too long, and before the next
    // frame the page would have to be laid out for us.
    if (!known && target) {
      frame = requestAnimationFrame(() => next(judge))
      return
    }
    judge()
    if (!target && !isSoon) timer = setTimeout(check, (rareMs = Math.min(rareMs * 2, RAREST_MS)))
  }
  const check = noThrow(() => {
    // The page may use the same node for something else now, or has a better one.
    if (!target || isAmbiguous || !isRendered(target) || !fits(locator, target)) look()
    else judge()
  })
  const next = (run: () => void, afterMs = 0) => {
    isSoon = true
    clearTimeout(timer)
    timer = setTimeout(
      noThrow(() => {
        isSoon = false
        run()
      }),
      afterMs,
    )
  }
  const checkSoon = () => {
    if (!isSoon) next(check, pauseMs)
  }

  const stopPage = watchPage(() => {
    rareMs = PAUSE_MS
    if (target && !(target.isConnected && target.ownerDocument.defaultView)) look()
    else checkSoon()
  }, true)
  next(check)

  return {
    look,
    stop() {
      stopPage()
      sight.disconnect()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    },
  }
}

/** Where an element, or else the frame it is in, lies outside its window; null: in it. */
function awayFrom(element: Element): Away | null {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window
  const frame = frameOf(element)
  if (bottom <= 0) return 'up'
  if (top >= innerHeight) return 'down'
  if (right <= 0) return 'left'
  if (left >= innerWidth) return 'right'
  return frame && awayFrom(frame)
}

/** For what its container clips: as seen from the middle of the window. */
function directionTo({ top }: DOMRectReadOnly): Away {
  return top < innerHeight / 2 ? 'up' : 'down'
}

function isOutsideModal(element: Element): boolean {
  return (
    document.querySelector('dialog:modal') !== null &&
    !closestAround(element, (at) => at.matches('dialog:modal'))
  )
}
