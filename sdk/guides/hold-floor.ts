export interface Floor {
  /** Whether this tab is the one that may show what starts by itself. */
  has(): boolean
  /** Takes it when the tab is looked at and it is free, or gives it up. */
  follow(isVisible: boolean): void
}

/**
 * Of the tabs that are looked at one has the floor: two windows side by side do not both interrupt. A
 * tab that is hidden gives it up. Without the Web Locks API each tab has it.
 */
export function holdFloor(name: string, onChange: () => void): Floor {
  const { locks } = navigator as { locks?: LockManager }
  let life: AbortController | undefined
  let isHeld = !locks

  return {
    has: () => isHeld,
    follow(isVisible) {
      if (!locks || isVisible === !!life) return
      if (!isVisible) {
        life!.abort()
        life = undefined
        isHeld = false
        return
      }
      const { signal } = (life = new AbortController())
      locks
        .request(name, { signal }, () => {
          isHeld = true
          onChange()
          return new Promise((done) => signal.addEventListener('abort', done))
        })
        // Given up before its turn came.
        .catch(() => {})
    },
  }
}
