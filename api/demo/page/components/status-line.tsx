import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const SHOWN_MS = 5_000
const said = signal('')

/** Tells what has just been done; read out by screen readers, gone after five seconds. */
export function say(text: string): void {
  said.value = text
}

export function StatusLine() {
  const text = said.value
  useEffect(() => {
    if (text === '') return undefined
    const timer = setTimeout(() => (said.value = ''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div class="status-line" role="status">
      {text && <p>{text}</p>}
    </div>
  )
}
