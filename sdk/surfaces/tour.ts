import type { MountTour, TourStepView } from '../surface.ts'
import { joinLiveRegion } from '../elements/live-region.ts'
import { register } from '../elements/register.ts'
import { plainText } from '../elements/plain-text.ts'
import { say } from '../elements/say.ts'
import { TargetRing } from '../elements/tour-step/target-ring.ts'
import { sayCount, TourStep, type TourIntent } from '../elements/tour-step/tour-step.ts'
import { bridgeFocus } from '../page/bridge-focus.ts'
import { keepBeside, sideFor } from '../page/keep-beside.ts'
import { noThrow } from '../page/no-throw.ts'
import { focusedElement, returnFocus } from '../page/return-focus.ts'
import { rememberPlace, scrollToTarget } from '../page/scroll-to-target.ts'
import {
  watchTarget,
  type Away,
  type Sighting,
  type TargetHealth,
  type TargetWatch,
} from '../page/watch-target.ts'
import { dressSurface } from './dress-surface.ts'

/** So long a target may be late before the step is shown without it. */
const PATIENCE_MS = 1000
/** A gentle scroll has arrived by then; until then "out of view" is not news. */
const TRAVEL_MS = 1200

/** Shows one step of a tour at a time, beside its target wherever that goes. */
export const mount: MountTour = (host, actions) => {
  register('milepost-tour-step', TourStep)
  register('milepost-target-ring', TargetRing)
  const card = document.createElement('milepost-tour-step')
  const ring = document.createElement('milepost-target-ring')
  ring.ariaHidden = 'true'
  const opener = focusedElement()
  const cardSeat = dressSurface(host, card)
  const ringSeat = dressSurface(host, ring)
  const announcer = joinLiveRegion(host.root)
  const bridge = bridgeFocus(
    card,
    () => card.focusStops,
    () => target,
  )

  let view: TourStepView | null = null
  let watch: TargetWatch | undefined
  let seen: Sighting | undefined
  let target: Element | null = null
  let beside: ReturnType<typeof keepBeside> | undefined
  let wayBack: (() => void) | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  let travel: ReturnType<typeof setTimeout> | undefined
  let toldHealth: TargetHealth | undefined
  let isIntroduced = false
  let hasTakenFocus = false

  const startStep = (next: TourStepView) => {
    stopStep()
    isIntroduced = false
    seen = wayBack = toldHealth = undefined
    if (next.target) watch = watchTarget(next.target, onSighting)
  }
  const stopStep = () => {
    watch?.stop()
    beside?.stop()
    clearTimeout(patience)
    clearTimeout(travel)
    beside = travel = undefined
    target = null
  }

  const onSighting = (sighting: Sighting) => {
    const { element, away, health } = (seen = sighting)
    const isNew = element !== target
    clearTimeout(patience)
    if (isNew) {
      beside?.stop()
      beside = undefined
      target = element
    }
    if (!away) endTravel()
    if (!element && !isIntroduced) {
      // The page may still be building it.
      patience = setTimeout(noThrow(dock), PATIENCE_MS)
      return
    }
    if (element && isNew && (away || health === 'occluded') && mayScroll()) travelTo(element)
    settle()
  }
  /** Puts the step where the last sighting of its target asks for it. */
  const settle = () => {
    if (!seen) return
    const { element, health, away, isInert } = seen
    if (!element) return dock()
    tellHealth(health)
    // Behind a modal of the page: that is what the person is busy with now.
    if (isInert) return rest()
    if (away && travel === undefined) shrink(away)
    else point(element)
  }
  const travelTo = (element: Element) => {
    clearTimeout(travel)
    travel = setTimeout(
      noThrow(() => {
        travel = undefined
        settle()
      }),
      TRAVEL_MS,
    )
    scrollToTarget(element)
  }
  const endTravel = () => {
    clearTimeout(travel)
    travel = undefined
  }
  /** A tour that came by itself does not move the page under the person. */
  const mayScroll = () => view !== null && (view.startedByUser || view.number > 1)

  const point = (element: Element) => {
    if (!view) return
    wayBack = rememberPlace(element)
    const side = sideFor(view.placement, host.direction)
    card.mode = 'beside'
    card.setAttribute('placement', side)
    ring.style.setProperty('--mp-ring-radius', getComputedStyle(element).borderTopLeftRadius)
    cardSeat.show(element)
    ringSeat.show(element)
    beside ??= keepBeside(card, ring, element, side, (placed) => {
      ring.side = placed.side
      ring.style.setProperty('--mp-arrow-shift', `${placed.arrowShiftPx}px`)
      card.setAttribute('dock', placed.dock)
    })
    beside.nudge()
    introduce()
  }
  const dock = () => {
    tellHealth('lost')
    if (isIntroduced && card.mode !== 'docked') announcer.say(say(host.words, 'tour.targetLost'))
    card.mode = 'docked'
    card.canLeadThere = wayBack !== undefined
    standAlone()
  }
  const shrink = (away: Away) => {
    card.mode = 'away'
    card.setAttribute('away', away)
    standAlone()
  }
  const standAlone = () => {
    ringSeat.hide()
    cardSeat.show()
    introduce()
  }
  const rest = () => {
    ringSeat.hide()
    cardSeat.hide()
  }

  const tellHealth = (health: TargetHealth) => {
    if (health === toldHealth) return
    toldHealth = health
    actions.targetHealth(health)
  }
  /** Once per step: focus moves in if the person asked for the tour, else the step is announced. */
  const introduce = () => {
    if (isIntroduced || !view) return
    isIntroduced = true
    const { startedByUser, title, body } = view
    const focused = focusedElement()
    const isElsewhere = focused && focused !== opener && !host.root.activeElement
    if (startedByUser && !hasTakenFocus && !isElsewhere) {
      hasTakenFocus = true
      void card.updateComplete.then(() => {
        card.focus()
        bridge.enteredByCode()
      })
      return
    }
    announcer.say(`${sayCount(host.words, view)}: ${title}. ${plainText(body)}`)
  }

  const onIntent = noThrow((event: Event) => {
    const { intent } = event as TourIntent
    if (intent !== 'find') return actions[intent]()
    if (target) travelTo(target)
    else wayBack?.()
    settle()
  })
  const onClick = noThrow((event: MouseEvent) => {
    if (event.isTrusted && target && event.composedPath().includes(target)) actions.targetClicked()
  })
  const onKeydown = noThrow((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !card.matches(':popover-open')) return
    const from = event.composedPath()
    const isOurs = from.includes(card)
    const isNobodys = from[0] === document.body || from[0] === document.documentElement
    if (!isOurs && !isNobodys && !(target && from.includes(target))) return
    // A dialog of the page that we stand in stays open.
    if (isOurs) event.preventDefault()
    actions.close()
  })
  card.addEventListener('tour-intent', onIntent)
  document.addEventListener('click', onClick, { capture: true, passive: true })
  document.addEventListener('keydown', onKeydown)

  return {
    update(next) {
      const isSameStep = view?.stepKey === next.stepKey && view.guideKey === next.guideKey
      view = next
      card.view = next
      if (!isSameStep) startStep(next)
    },
    remove() {
      const hadFocus = card.matches(':focus, :focus-within')
      const heirs = [opener, target, ...host.root.children]
      stopStep()
      bridge.stop()
      document.removeEventListener('click', onClick, { capture: true })
      document.removeEventListener('keydown', onKeydown)
      cardSeat.leave()
      ringSeat.leave()
      announcer.leave()
      if (hadFocus) returnFocus(heirs)
    },
  }
}
