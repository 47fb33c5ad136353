import { noThrow } from './no-throw.ts'

export interface FocusStops {
  /** Takes focus by script only; Tab from it reaches the first control. */
  dialog: HTMLElement
  first: HTMLElement
  last: HTMLElement
}

/**
 * Joins a card at the end of the document to its target in the tab order: Tab from the target enters
 * the card, Tab from its last control goes on after the target, Shift+Tab from the first goes back to
 * the target. Never a trap: a card reached in document order is left in document order. Keys of the
 * page are only listened to.
 */
export function bridgeFocus(
  card: HTMLElement,
  stops: () => FocusStops | null,
  target: () => Element | null,
): { enteredByCode(): void; stop(): void } {
  let way: 'target' | 'code' | null = null

  const fromTarget = noThrow((event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.shiftKey || event.defaultPrevented) return
    const at = stops()
    if (!at || event.composedPath()[0] !== target()) return
    way = 'target'
    // The browser's own step to the next stop starts from here.
    at.dialog.focus({ preventScroll: true })
  })
  const fromCard = noThrow((event: KeyboardEvent) => {
    const at = stops()
    const there = target()
    if (event.key !== 'Tab' || !way || !at || !(there instanceof HTMLElement)) return
    const active = card.shadowRoot?.activeElement
    const isLeaving = event.shiftKey
      ? active === at.first || active === at.dialog
      : active === at.last
    if (!isLeaving) return
    const isBack = event.shiftKey || way === 'code'
    there.focus({ preventScroll: true })
    // A target that takes no focus leaves everything as the browser does it.
    if (card.shadowRoot?.activeElement) return
    if (isBack) event.preventDefault()
  })
  const onFocusOut = () => {
    way = null
  }

  document.addEventListener('keydown', fromTarget)
  card.addEventListener('keydown', fromCard)
  // Seen out here only when the focus leaves the card as a whole.
  card.addEventListener('focusout', onFocusOut)
  return {
    enteredByCode: () => {
      way = 'code'
    },
    stop() {
      document.removeEventListener('keydown', fromTarget)
      card.removeEventListener('keydown', fromCard)
      card.removeEventListener('focusout', onFocusOut)
    },
  }
}
