import type { HintView, MountHint } from '../surface.ts'
import { HintBeacon } from '../elements/hint/hint-beacon.ts'
import { Hint } from '../elements/hint/hint.ts'
import { plainText } from '../elements/plain-text.ts'
import { keepBeside, sideFor } from '../page/keep-beside.ts'
import { noThrow } from '../page/no-throw.ts'
import { watchTarget, type Sighting, type TargetWatch } from '../page/watch-target.ts'
import { openSurface, type OpenSurface } from './open-surface.ts'

/** Half a beacon has to fit between its target and the edge of the window. */
const ROOM_PX = 16

/** Keeps a beacon on its target while that is in view, and its card beside it while it is open. */
export const mount: MountHint = (host, actions) => {
  const open = (tag: string, type: typeof Hint | typeof HintBeacon): OpenSurface<HintView> =>
    openSurface(host, actions, tag, type, [actions.close, () => view?.isOpen === true])
  const beacon = open('milepost-hint-beacon', HintBeacon)
  const card = open('milepost-hint', Hint)
  for (const name of ['beside', 'sheet']) card.element.setAttribute(name, '')

  let view: HintView | undefined
  let watch: TargetWatch | undefined
  let seen: Sighting | undefined
  let beside: ReturnType<typeof keepBeside> | undefined

  const settle = () => {
    if (!view || !seen) return
    const { element, health, away, isInert } = seen
    if (!element || away || isInert || health === 'occluded') {
      // What nobody sees is not open any more when it comes back.
      if (view.isOpen && beside) actions.close()
      rest()
      return
    }
    const side = sideFor(view.placement, host.direction)
    card.element.setAttribute('placement', side)
    beacon.show(element)
    showCard(element)
    beside ??= keepBeside(card.element, beacon.element, element, side, ({ dock }) => {
      const { top, left, right } = element.getBoundingClientRect()
      const room = host.direction === 'rtl' ? left : innerWidth - right
      beacon.element.toggleAttribute('inward', Math.min(top, room) < ROOM_PX)
      card.element.setAttribute('dock', dock)
    })
    beside.nudge()
  }
  const showCard = (element: Element) => {
    const { isOpen, title, body } = view!
    const isShown = card.element.matches(':popover-open')
    const hadFocus = card.element.matches(':focus-within')
    if (!isOpen) card.hide()
    else card.show(element)
    if (hadFocus && !isOpen) beacon.element.focus()
    // Pressed, it takes the focus along; opened by the page, it is only announced.
    if (isOpen && !isShown) {
      card.introduce(beacon.element.matches(':focus-within'), `${title}. ${plainText(body)}`)
    }
  }
  const rest = () => {
    beside?.stop()
    beside = undefined
    card.hide()
    beacon.hide()
  }
  const onSighting = (sighting: Sighting) => {
    if (seen?.element !== sighting.element) rest()
    if (seen?.health !== sighting.health) actions.targetHealth(sighting.health)
    seen = sighting
    settle()
  }
  const onClick = noThrow((event: MouseEvent) => {
    const path = event.composedPath()
    if (view?.isOpen && !path.includes(card.element) && !path.includes(beacon.element)) {
      actions.close()
    }
  })
  document.addEventListener('click', onClick, { capture: true, passive: true })

  return {
    update(next) {
      view = next
      card.element.view = beacon.element.view = next
      watch ??= watchTarget(next.target, onSighting)
      settle()
    },
    remove() {
      watch?.stop()
      document.removeEventListener('click', onClick, { capture: true })
      beside?.stop()
      card.leave()
      beacon.leave()
    },
  }
}
