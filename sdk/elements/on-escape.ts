/**
 * Calls when Escape is pressed inside an element that is open and nobody else took it for theirs.
 */
export function onEscape(element: HTMLElement, run: () => void, isOpen = () => true): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOpen()) return
    // The key was meant for us: a dialog of the page that we stand in stays open.
    event.preventDefault()
    event.stopPropagation()
    run()
  })
}
