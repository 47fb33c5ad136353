/** The element that has the focus, looked for through open shadow roots. */
export function focusedElement(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

/** Gives the focus to the first that takes it; the page's start is nobody's choice. */
export function returnFocus(heirs: readonly (Element | null | undefined)[]): void {
  for (const heir of heirs) {
    if (!(heir instanceof HTMLElement) || !heir.isConnected) continue
    heir.focus({ preventScroll: true })
    if (heir.matches(':focus, :focus-within')) return
  }
}
