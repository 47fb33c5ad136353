/** Where failures go; a surface sets it when it is mounted. */
export const failures: { tell(error: unknown): void } = { tell() {} }

/** Wraps what the browser calls (observers, listeners, frames): an error of ours never is the page's. */
export function noThrow<Args extends unknown[]>(
  run: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args)
    } catch (error) {
      failures.tell(error)
    }
  }
}
