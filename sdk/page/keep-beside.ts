import type { Placement } from '#contract/tour'
import { isMoving } from './is-moving.ts'
import { failures, noThrow } from './no-throw.ts'
import { watchPage } from './watch-page.ts'

export type Side = 'top' | 'bottom' | 'left' | 'right'

/** Where a card ended up, which the browser decides and we read back. */
export interface Placed {
  /** Side of the target that the card is on; null: over it, or docked at an edge of the window. */
  side: Side | null
  /** How far the arrow is off the target's middle, so that it stays on the card, in px. */
  arrowShiftPx: number
  /** On a narrow screen: the edge that leaves the target in sight, and how much room is there. */
  dock: 'top' | 'bottom'
  roomPx: number
}

/** Frames for which an animation is looked at: whether anchors follow it shows in the first of them. */
const WATCHED_FRAMES = 10
/** Reads in a row that a ring may be off without moving; one that scrolls along only lags behind. */
const PATIENCE = 2
const TOLERANCE_PX = 2
/** How far the ring stands off. */
const RING_PX = 6
/** Half the arrow and the card's round corner. */
const ARROW_INSET_PX = 22
/**
 * Watches over a card and a ring that CSS anchors to a target: the browser moves them, this reads
 * where they are when something happened (shown, scrolled, resized, the page changed), and loads a
 * positioning library where anchors do not reach: in browsers without them, into frames, along with
 * animations that a browser runs apart. At rest: no frame, no layout read. Answers stop and a nudge.
 */
export function keepBeside(
  card: HTMLElement,
  ring: HTMLElement,
  target: Element,
  asked: Side,
  tell: (placed: Placed) => void,
): { nudge(): void; stop(): void } {
  let frame = 0
  let watched = 0
  let misses = 0
  let last: DOMRect | undefined
  let isStopped = false
  let stopFloating: (() => void) | undefined
  let where = () => target.getBoundingClientRect()

  const nudge = () => {
    if (!isStopped) frame ||= requestAnimationFrame(read)
  }
  const read = noThrow(() => {
    frame = 0
    if (!target.isConnected || !ring.matches(':popover-open')) return
    const there = where()
    const box = card.getBoundingClientRect()
    if (!stopFloating) {
      const here = ring.getBoundingClientRect()
      const off = Math.max(
        Math.abs(middle(there.left, there.right) - middle(here.left, here.right)),
        Math.abs(middle(there.top, there.bottom) - middle(here.top, here.bottom)),
      )
      const isStuck = here.left === last?.left && here.top === last.top
      last = here
      misses = off > TOLERANCE_PX && isStuck ? misses + 1 : 0
      // No part of this document, or no HTML: nothing that can be an anchor.
      if (misses >= PATIENCE || !(target instanceof HTMLElement)) giveUpAnchors()
      else if (off > TOLERANCE_PX) nudge()
    }
    if (watched-- > 0 && isMoving(target)) nudge()
    const side = sideOf(box, there)
    tell({ side, arrowShiftPx: shiftArrow(side, box, there), ...dockFor(card, there) })
  })
  const giveUpAnchors = () => {
    // Until it is placed it is out of sight, never where it does not belong.
    setUnanchored(true)
    stopFloating = () => {}
    import('./place-with-floating-ui.ts').then(({ placeWithFloatingUi, rectInPage }) => {
      if (isStopped) return
      where = () => rectInPage(target)
      stopFloating = placeWithFloatingUi(card, ring, target, asked, nudge)
    }, failures.tell)
  }
  const setUnanchored = (isSo: boolean) => {
    for (const element of [card, ring]) element.toggleAttribute('unanchored', isSo)
  }

  const sizes = new ResizeObserver(nudge)
  sizes.observe(card)
  sizes.observe(target)
  const stopPage = watchPage(() => {
    watched = WATCHED_FRAMES
    nudge()
  }, true)
  nudge()

  return {
    nudge,
    stop() {
      isStopped = true
      cancelAnimationFrame(frame)
      stopPage()
      sizes.disconnect()
      stopFloating?.()
      setUnanchored(false)
    },
  }
}

/** The side of the window that a placement means in the reading direction. */
export function sideFor(placement: Placement, direction: 'ltr' | 'rtl'): Side {
  if (placement === 'top' || placement === 'bottom') return placement
  return (placement === 'start') === (direction === 'ltr') ? 'left' : 'right'
}

function sideOf(card: DOMRect, target: DOMRect): Side | null {
  if (card.top >= target.bottom - TOLERANCE_PX) return 'bottom'
  if (card.bottom <= target.top + TOLERANCE_PX) return 'top'
  if (card.left >= target.right - TOLERANCE_PX) return 'right'
  if (card.right <= target.left + TOLERANCE_PX) return 'left'
  return null
}

function shiftArrow(side: Side | null, card: DOMRect, target: DOMRect): number {
  const isUpright = side === 'left' || side === 'right'
  const [from, to] = isUpright ? [card.top, card.bottom] : [card.left, card.right]
  const aim = isUpright ? middle(target.top, target.bottom) : middle(target.left, target.right)
  return Math.min(Math.max(aim, from + ARROW_INSET_PX), to - ARROW_INSET_PX) - aim
}

function dockFor(card: HTMLElement, target: DOMRect): Pick<Placed, 'dock' | 'roomPx'> {
  const keyboardPx = parseFloat(card.style.getPropertyValue('--mp-keyboard')) || 0
  const above = target.top - RING_PX
  const below = innerHeight - keyboardPx - target.bottom - RING_PX
  return below < card.offsetHeight && above > below
    ? { dock: 'top', roomPx: above }
    : { dock: 'bottom', roomPx: below }
}

const middle = (from: number, to: number) => (from + to) / 2
