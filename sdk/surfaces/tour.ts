import type { TargetHealth } from '#contract/locator'
import type { MountTour, TourStepView } from '../surface.ts'
import { register } from '../elements/register.ts'
import { plainText } from '../elements/plain-text.ts'
import { say } from '../elements/say.ts'
import { TargetRing } from '../elements/tour-step/target-ring.ts'
import { countKey, TourStep, type TourWishes } from '../elements/tour-step/tour-step.ts'
import { bridgeFocus } from '../page/bridge-focus.ts'
import { keepBeside, sideFor } from '../page/keep-beside.ts'
import { noThrow } from '../page/no-throw.ts'
import { focusedElement } from '../page/return-focus.ts'
import { rememberPlace, scrollToTarget } from '../page/scroll-to-target.ts'
import { watchTarget, type Away, type Sighting, type TargetWatch } from '../page/watch-target.ts'
import { dressSurface } from './dress-surface.ts'
import { openSurface } from './open-surface.ts'
import { stackCorner } from './stack-corner.ts'

/** So long a target may be late before the step is shown without it. */
const PATIENCE_MS = 1000
/** A gentle scroll has arrived by then; until then "out of view" is not news. */
const TRAVEL_MS = 1200

/** Shows one step of a tour at a time: beside its target wherever that goes, docked, or modal. */
export const mount: MountTour = (host, actions) => {
  register('milepost-target-ring', TargetRing)
  const ring = document.createElement('milepost-target-ring')
  ring.ariaHidden = 'true'
  const opener = focusedElement()
  const wishes: TourWishes = {
    ...actions,
    find() {
      coveredArea = null
      if (target) travelTo(target)
      else card.wayBack?.()
      settle()
    },
  }
  const surface = openSurface<TourStepView>(host, wishes, 'milepost-tour-step', TourStep, [
    actions.close,
  ])
  const card = surface.element as TourStep
  const ringSeat = dressSurface(host, ring)
  const corner = stackCorner(card)
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
  let patience: ReturnType<typeof setTimeout> | undefined
  let travel: ReturnType<typeof setTimeout> | undefined
  let toldHealth: TargetHealth | undefined
  /** Where the card was when the focus went under it. */
  let coveredArea: DOMRect | null = null
  let isIntroduced = false
  let hasTakenFocus = false

  const startStep = (next: TourStepView) => {
    stopStep()
    isIntroduced = false
    seen = card.wayBack = toldHealth = undefined
    if (next.target) watch = watchTarget(next.target, onSighting)
    else settle()
  }
  const stopStep = () => {
    watch?.stop()
    beside?.stop()
    clearTimeout(patience)
    endTravel()
    beside = watch = undefined
    target = coveredArea = null
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
      patience = setTimeout(noThrow(settle), PATIENCE_MS)
      return
    }
    // A tour that came by itself does not move the page under the person.
    const mayScroll = view && (view.startedByUser || view.number > 1)
    if (element && isNew && (away || health === 'occluded') && mayScroll) travelTo(element)
    settle()
  }
  /** Puts the step where it belongs, which may be where the focus is. */
  const settle = () => {
    place()
    void card.updateComplete.then(makeWay)
  }
  /** Where its form and the last sighting of its target ask for it. */
  const place = () => {
    if (coveredArea) return shrink(coveredArea.top < innerHeight / 2 ? 'down' : 'up')
    if (!view?.target) return standAlone(view?.form === 'modal' ? 'modal' : 'docked')
    if (!seen) return
    const sighting = seen
    const { element, health, away, isInert } = sighting
    if (health !== toldHealth) actions.targetHealth((toldHealth = health))
    // A step that is missing may have been passed over.
    if (seen !== sighting) return
    if (!element) {
      if (isIntroduced && card.mode !== 'docked') surface.say(say(host.words, 'tour.targetLost'))
      standAlone('docked')
    } else if (isInert) {
      // Behind a modal of the page: that is what the person is busy with now.
      ringSeat.hide()
      surface.hide()
    } else if (away && travel === undefined) shrink(away)
    else point(element)
  }
  const shrink = (away: Away) => {
    card.setAttribute('away', away)
    standAlone('away')
  }
  const travelTo = (element: Element) => {
    endTravel()
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

  const point = (element: Element) => {
    if (!view) return
    card.wayBack = rememberPlace(element)
    const side = sideFor(view.placement, host.direction)
    card.mode = 'beside'
    card.setAttribute('placement', side)
    ring.style.setProperty('--mp-ring-radius', getComputedStyle(element).borderTopLeftRadius)
    surface.show(element)
    ringSeat.show(element)
    beside ??= keepBeside(card, ring, element, side, (placed) => {
      if (placed.side) ring.setAttribute('side', placed.side)
      else ring.removeAttribute('side')
      ring.style.setProperty('--mp-arrow-shift', `${placed.arrowShiftPx}px`)
      card.style.setProperty('--mp-room', `${placed.roomPx}px`)
      card.setAttribute('dock', placed.dock)
      makeWay()
    })
    beside.nudge()
    introduce()
  }
  const standAlone = (mode: TourStep['mode']) => {
    card.mode = mode
    ringSeat.hide()
    surface.show()
    corner.settle()
    introduce()
  }
  /** Once per step: focus moves in if the person asked for the tour, else the step is announced. */
  const introduce = () => {
    if (isIntroduced || !view) return
    isIntroduced = true
    const focused = focusedElement()
    const isElsewhere = focused && focused !== opener && !host.root.activeElement
    const isAsked = view.startedByUser && !hasTakenFocus && !isElsewhere
    const takesFocus = isAsked || view.form === 'modal'
    hasTakenFocus ||= takesFocus
    surface.introduce(
      takesFocus,
      `${say(host.words, countKey(view), view)}: ${view.title}. ${plainText(view.body)}`,
    )
    if (takesFocus) void card.updateComplete.then(bridge.enteredByCode)
  }

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
  /** The step makes way for a control of the page that is seen to have the focus, whoever moved. */
  const makeWay = noThrow(() => {
    const area = coveredArea ?? card.getBoundingClientRect()
    const focused = host.root.activeElement ? null : focusedElement()
    const at = focused?.matches(':focus-visible') && focused.getBoundingClientRect()
    const isUnder =
      at &&
      at.left >= area.left &&
      at.top >= area.top &&
      at.right <= area.right &&
      Math.min(at.bottom, innerHeight) <= area.bottom
    if (!isUnder === !coveredArea) return
    coveredArea = isUnder ? area : null
    settle()
  })
  document.addEventListener('click', onClick, { capture: true, passive: true })
  document.addEventListener('keydown', onKeydown)
  document.addEventListener('focusin', makeWay)

  return {
    update(next) {
      const isSameStep = view?.stepKey === next.stepKey && view.guideKey === next.guideKey
      card.view = view = next
      if (!isSameStep) startStep(next)
    },
    remove() {
      const heir = target
      stopStep()
      bridge.stop()
      document.removeEventListener('click', onClick, { capture: true })
      document.removeEventListener('keydown', onKeydown)
      document.removeEventListener('focusin', makeWay)
      ringSeat.leave()
      surface.leave(heir)
      corner.leave()
    },
  }
}
