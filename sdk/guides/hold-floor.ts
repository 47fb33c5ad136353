export interface Floor {
  /** Whether this tab is the one that may show what starts by itself. */
  has(): boolean
  close(): void
}

/**
 * Of the tabs that are looked at one has the floor: two windows side by side do not both interrupt. A
 * tab that is hidden gives it up. Without the Web Locks API each tab has it.
 */
export function holdFloor(name: string, onChange: () => void): Floor {
  const { locks } = navigator as { locks?: LockManager }
  let life: AbortController | undefined
  let isHeld = !locks

  function follow(): void {
    const isVisible = document.visibilityState === 'visible'
    if (isVisible === !!life || !locks) return
    if (!isVisible) return release()
    const { signal } = (life = new AbortController())
    locks
      .request(name, { signal }, () => {
        isHeld = true
        onChange()
        return new Promise<void>((done) => signal.addEventListener('abort', () => done()))
      })
      // Given up before its turn came.
      .catch(() => {})
  }
  function release(): void {
    life?.abort()
    life = undefined
    isHeld = !locks
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return {
    has: () => isHeld,
    close() {
      document.removeEventListener('visibilitychange', follow)
      release()
    },
  }
}
