import { signal } from '@preact/signals'

/** One clock for everything on screen that ages; a minute is fine enough for all of it. */
const time = signal(Date.now())
const tickMs = 30_000

if (typeof document !== 'undefined') {
  setInterval(() => {
    if (!document.hidden) time.value = Date.now()
  }, tickMs)
}

/** Milliseconds since 1970. Reading it in a component renders that component again as time goes on. */
export function currentTimeMs(): number {
  return time.value
}
