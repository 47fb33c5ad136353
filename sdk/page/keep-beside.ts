import type { Placement } from '#contract/tour'
import { failures, noThrow } from './no-throw.ts'

export type Side = 'top' | 'bottom' | 'left' | 'right'

/** Where a card ended up, which the browser decides and we read back. */
export interface Placed {
  /** Side of the target that the card is on; null: over it, or docked at an edge of the window. */
  side: Side | null
  /** How far the arrow is off the target's middle, so that it stays on the card, in px. */
  arrowShiftPx: number
  /** On a narrow screen: the edge that leaves the target in sight. */
  dock: 'top' | 'bottom'
}

/** Frames without any drift after which a running animation is taken as harmless. */
const CALM_FRAMES = 10
const TOLERANCE_PX = 2
/** Half the arrow and the card's round corner. */
const ARROW_INSET_PX = 22

/**
 * Watches over a card and a ring that CSS anchors to a target: the browser moves them, this reads
 * where they are when something happened (shown, scrolled, resized, the page changed), corrects them
 * while the target's chain is animated where the browser does not, and loads a positioning library
 * where anchors do not work at all. At rest: no frame, no layout read. Answers stop and a nudge.
 */
export function keepBeside(
  card: HTMLElement,
  ring: HTMLElement,
  target: Element,
  asked: Side,
  tell: (placed: Placed) => void,
): { nudge(): void; stop(): void } {
  let frame = 0
  let calmFrames = 0
  let driftX = 0
  let driftY = 0
  let isStopped = false
  let stopFloating: (() => void) | undefined
  let isAnchored = true

  const nudge = () => {
    if (!isStopped) frame ||= requestAnimationFrame(read)
  }
  const read = noThrow(() => {
    frame = 0
    if (!target.isConnected || !ring.matches(':popover-open')) return
    const there = target.getBoundingClientRect()
    const isAnimated = isMoving(target)
    if (isAnchored) {
      const here = ring.getBoundingClientRect()
      const offX = middle(there.left, there.right) - middle(here.left, here.right)
      const offY = middle(there.top, there.bottom) - middle(here.top, here.bottom)
      const isOff = Math.abs(offX) > TOLERANCE_PX || Math.abs(offY) > TOLERANCE_PX
      calmFrames = isOff ? 0 : calmFrames + 1
      if (isAnimated) {
        if (isOff) drift(driftX + offX, driftY + offY)
      } else if (driftX || driftY) {
        // Come to rest: what is still off then is not for want of a frame.
        drift(0, 0)
        nudge()
      } else if (isOff) giveUpAnchors()
    }
    if (isAnchored && isAnimated && calmFrames < CALM_FRAMES) nudge()
    const box = card.getBoundingClientRect()
    const side = sideOf(box, there)
    tell({ side, arrowShiftPx: shiftArrow(side, box, there), dock: dockFor(card, there) })
  })
  const drift = (x: number, y: number) => {
    driftX = x
    driftY = y
    for (const { style } of [card, ring]) style.translate = x || y ? `${x}px ${y}px` : ''
  }
  const giveUpAnchors = () => {
    isAnchored = false
    drift(0, 0)
    import('./place-with-floating-ui.ts').then(({ placeWithFloatingUi }) => {
      if (!isStopped) stopFloating = placeWithFloatingUi(card, ring, target, asked, nudge)
    }, failures.tell)
  }
  const onMotion = (event: Event) => {
    if (!(event.target instanceof Node) || !event.target.contains(target)) return
    calmFrames = 0
    nudge()
  }

  const passive = { capture: true, passive: true }
  const motions = ['transitionrun', 'animationstart'] as const
  const sizes = new ResizeObserver(nudge)
  sizes.observe(card)
  sizes.observe(target)
  addEventListener('scroll', nudge, passive)
  addEventListener('resize', nudge, passive)
  for (const type of motions) document.addEventListener(type, onMotion, passive)
  nudge()

  return {
    nudge,
    stop() {
      isStopped = true
      cancelAnimationFrame(frame)
      sizes.disconnect()
      stopFloating?.()
      drift(0, 0)
      removeEventListener('scroll', nudge, passive)
      removeEventListener('resize', nudge, passive)
      for (const type of motions) document.removeEventListener(type, onMotion, passive)
    },
  }
}

/** The side of the window that a placement means in the reading direction. */
export function sideFor(placement: Placement, direction: 'ltr' | 'rtl'): Side {
  if (placement === 'top' || placement === 'bottom') return placement
  return (placement === 'start') === (direction === 'ltr') ? 'left' : 'right'
}

function isMoving(target: Element): boolean {
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (at.getAnimations().some(({ playState }) => playState === 'running')) return true
  }
  return false
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

function dockFor(card: HTMLElement, target: DOMRect): 'top' | 'bottom' {
  const needed = card.offsetHeight
  return target.bottom > innerHeight - needed && target.top > needed ? 'top' : 'bottom'
}

const middle = (from: number, to: number) => (from + to) / 2
