/** The element that has the focus, looked for through open shadow roots. */
export function focusedElement(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

/** Where a person goes on if nothing better is left: what is in the main part first. */
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Gives the focus to the first that takes it, or to a control of the page; never to its start. */
export function returnFocus(heirs: readonly (Element | null | undefined)[]): void {
  const stops = () => document.querySelectorAll(`main :is(${STOPS}), ${STOPS}`)
  for (const list of [() => heirs, stops]) {
    for (const heir of list()) {
      if (!(heir instanceof HTMLElement) || !heir.isConnected) continue
      heir.focus({ preventScroll: true })
      if (heir.matches(':focus, :focus-within')) return
    }
  }
}
