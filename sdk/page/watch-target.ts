import type { Locator } from '#contract/locator'
import { findTarget, isRendered, scoreTarget } from './find-target.ts'
import { isCovered } from './is-covered.ts'
import { noThrow } from './no-throw.ts'
import { watchPage } from './watch-page.ts'

export type TargetHealth = 'found' | 'ambiguous' | 'occluded' | 'lost'
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

/**
 * Finds a target now or as soon as it appears and tells whenever what is known of it changes: it came
 * late, was replaced, hidden, scrolled away, covered, removed. A removed or replaced one is searched
 * for in the same frame. At rest it does nothing.
 */
export function watchTarget(locator: Locator, tell: (sighting: Sighting) => void): TargetWatch {
  let target: Element | null = null
  let isAmbiguous = false
  let away: Away | null = null
  let known: Sighting | undefined
  let lookedAtMs = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const sight = new IntersectionObserver(
    noThrow((entries: IntersectionObserverEntry[]) => {
      const entry = entries.at(-1)
      if (!entry || entry.target !== target) return
      // Hidden, not scrolled away: another one that fits may be there instead.
      if (!isRendered(entry.target)) return look()
      away = entry.isIntersecting ? null : directionTo(entry.boundingClientRect)
      judge()
    }),
  )

  const judge = () => {
    const sighting: Sighting = target
      ? { element: target, health: 'found', away, isInert: isOutsideModal(target) }
      : { element: null, health: 'lost', away: null, isInert: false }
    if (isAmbiguous) sighting.health = 'ambiguous'
    if (target && away === null && isCovered(target)) sighting.health = 'occluded'
    const keys = Object.keys(sighting) as (keyof Sighting)[]
    if (known && keys.every((key) => sighting[key] === known?.[key])) return
    tell((known = sighting))
  }
  const look = () => {
    lookedAtMs = performance.now()
    const found = findTarget(locator)
    isAmbiguous = found?.isAmbiguous ?? false
    if ((found?.element ?? null) !== target) {
      target = found?.element ?? null
      sight.disconnect()
      if (target) sight.observe(target)
      away = target && outsideWindow(target)
    }
    judge()
  }
  const check = noThrow(() => {
    timer = undefined
    // The page may use the same node for something else now.
    if (!target || !isRendered(target) || scoreTarget(locator, target) === 0) look()
    else judge()
  })
  const checkSoon = () => {
    timer ??= setTimeout(check, PAUSE_MS)
  }

  const stopPage = watchPage(() => {
    const isGone = target !== null && !target.isConnected
    const isWaiting = target === null && performance.now() - lookedAtMs > PAUSE_MS
    if (isGone || isWaiting) look()
    else checkSoon()
  }, true)
  const passive = { capture: true, passive: true }
  addEventListener('scroll', checkSoon, passive)
  addEventListener('resize', checkSoon, passive)
  look()

  return {
    look,
    stop() {
      stopPage()
      sight.disconnect()
      clearTimeout(timer)
      removeEventListener('scroll', checkSoon, passive)
      removeEventListener('resize', checkSoon, passive)
    },
  }
}

function outsideWindow(element: Element): Away | null {
  const rect = element.getBoundingClientRect()
  const isOutside =
    rect.bottom <= 0 || rect.right <= 0 || rect.top >= innerHeight || rect.left >= innerWidth
  return isOutside ? directionTo(rect) : null
}

/** Seen from the middle of the window, in shares of its sides. */
function directionTo({ left, top, width, height }: DOMRectReadOnly): Away {
  const right = (left + width / 2) / innerWidth - 0.5
  const down = (top + height / 2) / innerHeight - 0.5
  if (Math.abs(down) >= Math.abs(right)) return down < 0 ? 'up' : 'down'
  return right < 0 ? 'left' : 'right'
}

function isOutsideModal(element: Element): boolean {
  return document.querySelector('dialog:modal') !== null && !element.closest('dialog:modal')
}
