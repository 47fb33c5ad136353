import type { MountCelebration } from '../surface.ts'
import { Celebration } from '../elements/celebration/celebration.ts'
import { joinLiveRegion } from '../elements/live-region.ts'
import { register } from '../elements/register.ts'
import { dressSurface } from './dress-surface.ts'

/** Longer than the 20 s that WCAG 2.2.1 asks for, and the clock stops while somebody is with it. */
const STAY_MS = 24_000

/** Celebrates once: says so when it is really on screen, and goes by itself in the end. */
export const mount: MountCelebration = (host, actions) => {
  register('milepost-celebration', Celebration)
  const element = document.createElement('milepost-celebration')
  const surface = dressSurface(host, element)
  const announcer = joinLiveRegion(host.root)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isShown = false
  let isGone = false

  const close = () => {
    if (isGone) return
    isGone = true
    clearTimeout(timer)
    surface.hide()
    actions.closed()
  }
  const wait = () => {
    clearTimeout(timer)
    if (isShown && !isGone) timer = setTimeout(close, STAY_MS)
  }
  const pause = () => clearTimeout(timer)
  const isAttended = () => element.matches(':hover, :focus-within')

  // A hidden tab draws no frames, so this also waits for the tab to be looked at.
  const sight = new IntersectionObserver((entries) => {
    if (isShown || !element.view || !entries.some(({ isIntersecting }) => isIntersecting)) return
    isShown = true
    sight.disconnect()
    announcer.say(`${element.view.title}. ${element.view.text}`)
    element.play()
    wait()
    actions.shown()
  })
  sight.observe(element)

  element.addEventListener('celebration-closed', close)
  for (const type of ['pointerenter', 'focusin']) element.addEventListener(type, pause)
  for (const type of ['pointerleave', 'focusout']) {
    element.addEventListener(type, () => {
      if (!isAttended()) wait()
    })
  }

  return {
    update(view) {
      element.view = view
      if (!isGone) surface.show()
    },
    remove() {
      isGone = true
      clearTimeout(timer)
      sight.disconnect()
      surface.leave()
      announcer.leave()
    },
  }
}
