export interface TypingWatch {
  /** Whether the person is typing. Once it was, `onPause` is called when that may have ended. */
  isTyping(): boolean
  close(): void
}

/** After the last key a thought may still go on. */
const PAUSE_MS = 2000

/**
 * Knows whether the person is typing: an editable element has the focus, also inside open shadow
 * roots and frames of the page's origin, or something was typed in the last two seconds. Asks nobody
 * by itself; nothing runs unless somebody waits.
 */
export function watchTyping(onPause: () => void): TypingWatch {
  let typedAtMs = -Infinity
  let isAwaited = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    timer = undefined
    if (isAwaited) onPause()
  }
  const tellIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(tell, ms)
  }
  const onInput = () => (typedAtMs = performance.now())
  // The focus has not arrived at the next element yet.
  const onFocusOut = () => isAwaited && tellIn(0)
  const options = { capture: true, passive: true }
  addEventListener('input', onInput, options)
  addEventListener('focusout', onFocusOut, options)

  return {
    isTyping() {
      const restMs = typedAtMs + PAUSE_MS - performance.now()
      isAwaited = isEditing(document) || restMs > 0
      if (restMs > 0) tellIn(restMs)
      return isAwaited
    },
    close() {
      clearTimeout(timer)
      removeEventListener('input', onInput, options)
      removeEventListener('focusout', onFocusOut, options)
    },
  }
}

function isEditing(scope: DocumentOrShadowRoot): boolean {
  const element = scope.activeElement
  const inside = element?.shadowRoot ?? (element as HTMLIFrameElement | null)?.contentDocument
  return inside ? isEditing(inside) : (element?.matches(':read-write') ?? false)
}
