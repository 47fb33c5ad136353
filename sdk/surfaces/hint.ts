import type { HintView, MountHint } from '../surface.ts'
import { HintBeacon } from '../elements/hint/hint-beacon.ts'
import { Hint } from '../elements/hint/hint.ts'
import { plainText } from '../elements/plain-text.ts'
import { keepBeside, sideFor } from '../page/keep-beside.ts'
import { noThrow } from '../page/no-throw.ts'
import { watchTarget, type Sighting, type TargetWatch } from '../page/watch-target.ts'
import { openSurface } from './open-surface.ts'

/** So much of a beacon stands out beyond its target. */
const ROOM_PX = 8

/** Keeps a beacon on its target while that is in view, and its card beside it while it is open. */
export const mount: MountHint = (host, actions) => {
  const escape = [actions.close, () => view?.isOpen === true] as const
  const beaconSeat = openSurface<HintView>(
    host,
    actions,
    'milepost-hint-beacon',
    HintBeacon,
    escape,
  )
  const cardSeat = openSurface<HintView>(host, actions, 'milepost-hint', Hint, escape)
  const beacon = beaconSeat.element
  const card = cardSeat.element
  card.setAttribute('beside', '')
  card.setAttribute('sheet', '')

  let view: HintView | undefined
  let watch: TargetWatch | undefined
  let isWatching = false
  let seen: Sighting | undefined
  let beside: ReturnType<typeof keepBeside> | undefined

  const onSighting = (sighting: Sighting) => {
    const before = seen
    seen = sighting
    if (before?.health !== sighting.health) actions.targetHealth(sighting.health)
    if (before?.element !== sighting.element) rest()
    settle()
  }
  const settle = () => {
    if (!view || !seen) return
    const { element, health, away, isInert } = seen
    const { isOpen, title, body, placement } = view
    if (!element || away || isInert || health === 'occluded') {
      // What nobody sees is not open any more when it comes back.
      if (isOpen && beside) actions.close()
      return rest()
    }
    const wasOpen = card.matches(':popover-open')
    const side = sideFor(placement, host.direction)
    card.setAttribute('placement', side)
    beaconSeat.show(element)
    if (isOpen) cardSeat.show(element)
    if (isOpen && !wasOpen) {
      // Pressed, it takes the focus along; opened by the page, it is only announced.
      cardSeat.introduce(beacon.matches(':focus-within'), `${title}. ${plainText(body)}`)
    }
    if (!isOpen) closeCard()
    beside ??= keepBeside(card, beacon, element, side, ({ dock }) => {
      const { left, right } = element.getBoundingClientRect()
      const room = host.direction === 'rtl' ? left : innerWidth - right
      beacon.toggleAttribute('flip', room < ROOM_PX)
      card.setAttribute('dock', dock)
    })
    beside.nudge()
  }
  const closeCard = () => {
    if (card.matches(':focus-within')) beacon.focus()
    cardSeat.hide()
  }
  const rest = () => {
    beside?.stop()
    beside = undefined
    cardSeat.hide()
    beaconSeat.hide()
  }
  const onClick = noThrow((event: MouseEvent) => {
    const isOurs = event.composedPath().some((at) => at === card || at === beacon)
    if (view?.isOpen && !isOurs) actions.close()
  })
  document.addEventListener('click', onClick, { capture: true, passive: true })

  return {
    update(next) {
      card.view = beacon.view = view = next
      if (!isWatching) {
        // Said before: what is made of the first sighting comes back here while it is told.
        isWatching = true
        watch = watchTarget(next.target, onSighting)
      }
      settle()
    },
    remove() {
      watch?.stop()
      document.removeEventListener('click', onClick, { capture: true })
      beside?.stop()
      cardSeat.leave()
      beaconSeat.leave(seen?.element)
    },
  }
}
