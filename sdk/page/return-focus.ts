/** The element that has the focus, looked for through open shadow roots. */
export function focusedElement(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

const STOPS = ':is(a[href], button, input, select, textarea, summary, [tabindex])'

/**
 * Gives the focus to the first that takes it, or else to a control of the page, in its main part if
 * there is one; its start is nobody's choice.
 */
export function returnFocus(heirs: readonly (Element | null | undefined)[]): void {
  for (const heir of [
    ...heirs,
    ...document.querySelectorAll(`main ${STOPS}`),
    ...document.querySelectorAll(STOPS),
  ]) {
    if (!(heir instanceof HTMLElement) || !heir.isConnected) continue
    heir.focus({ preventScroll: true })
    if (heir.matches(':focus, :focus-within')) return
  }
}
