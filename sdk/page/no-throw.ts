let tell: (error: unknown) => void = () => {}

/** Where failures of wrapped functions go. */
export function reportFailuresTo(report: (error: unknown) => void): void {
  tell = report
}

/** Wraps what the browser calls (observers, listeners, frames): an error of ours never is the page's. */
export function noThrow<Args extends unknown[]>(
  run: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args)
    } catch (error) {
      tell(error)
    }
  }
}
