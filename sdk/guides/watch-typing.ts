/** After the last key a thought may still go on. */
const PAUSE_MS = 2000

/**
 * Answers whether the person is typing: an editable element has the focus, also inside open shadow
 * roots and frames of the page's origin, or something was typed in the last two seconds. Once it was,
 * `onPause` is called when that may have ended. Nothing runs unless somebody waits for that.
 */
export function watchTyping(onPause: () => void, signal: AbortSignal): () => boolean {
  let typedAtMs = -Infinity
  let isAwaited = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const pauseIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(onPause, ms)
  }
  const options = { capture: true, passive: true, signal }
  addEventListener('input', () => (typedAtMs = performance.now()), options)
  // The focus has not arrived at the next element yet.
  addEventListener('focusout', () => isAwaited && pauseIn(0), options)
  signal.addEventListener('abort', () => clearTimeout(timer))

  return () => {
    const restMs = typedAtMs + PAUSE_MS - performance.now()
    if (restMs > 0) pauseIn(restMs)
    return (isAwaited = restMs > 0 || isEditing(document))
  }
}

function isEditing(scope: DocumentOrShadowRoot): boolean {
  const element = scope.activeElement as HTMLIFrameElement | null
  const inside = element?.shadowRoot ?? element?.contentDocument
  return inside ? isEditing(inside) : !!element?.matches(':read-write')
}
