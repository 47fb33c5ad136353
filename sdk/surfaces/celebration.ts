import type { CelebrationView, MountCelebration } from '../surface.ts'
import { Celebration } from '../elements/celebration/celebration.ts'
import { openSurface } from './open-surface.ts'

/** Longer than the 20 s that WCAG 2.2.1 asks for, and the clock stops while somebody is with it. */
const STAY_MS = 24_000

/** Celebrates once: says so when it is really on screen, and goes by itself in the end. */
export const mount: MountCelebration = (host, actions) => {
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
    const isAttended = element.matches(':hover, :focus-within')
    if (isShown && !isGone && !isAttended) timer = setTimeout(close, STAY_MS)
  }
  const surface = openSurface<CelebrationView>(
    host,
    { closed: close },
    'milepost-celebration',
    Celebration,
    [close],
  )
  const element = surface.element as Celebration
  element.setAttribute('sheet', '')

  // A hidden tab draws no frames, so this also waits for the tab to be looked at.
  const sight = new IntersectionObserver((entries) => {
    if (isShown || !element.view || !entries.some(({ isIntersecting }) => isIntersecting)) return
    isShown = true
    sight.disconnect()
    surface.say(`${element.view.title}. ${element.view.text}`)
    element.play()
    wait()
    actions.shown()
  })
  sight.observe(element)

  for (const type of ['pointerenter', 'focusin', 'pointerleave', 'focusout']) {
    element.addEventListener(type, wait)
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
    },
  }
}
