import { noThrow } from './no-throw.ts'

/** Less than this is a browser's own bar that comes and goes. */
const KEYBOARD_MIN_PX = 100

/**
 * Tells how much of the window's foot a keyboard on the screen covers, in px, whenever that changes;
 * 0 while there is none. A page that is zoomed by two fingers has none. Answers the stop function.
 */
export function watchKeyboard(tell: (heightPx: number) => void): () => void {
  const { visualViewport: seen } = window
  if (!seen) return () => {}
  let known = 0
  const look = noThrow(() => {
    const hidden = innerHeight - seen.height - seen.offsetTop
    const next = seen.scale > 1.01 || hidden < KEYBOARD_MIN_PX ? 0 : Math.round(hidden)
    if (next !== known) tell((known = next))
  })
  seen.addEventListener('resize', look)
  seen.addEventListener('scroll', look)
  // Where the page is already laid out, when it is first drawn: asking now would have that done twice.
  const drawn = new ResizeObserver(look)
  drawn.observe(document.documentElement)
  return () => {
    drawn.disconnect()
    seen.removeEventListener('resize', look)
    seen.removeEventListener('scroll', look)
  }
}
