import type { problems } from './problems.ts'

/** What `on('problem', …)` is called with. Codes and what they mean are in sdk/README.md. */
export interface Problem {
  code: string
  detail?: unknown
}

export interface ProblemReporter {
  /** Tells of trouble once per code: in the console and to listeners. Never throws. */
  report(code: string, detail?: unknown): void
  /** Runs what is ours so that nothing is thrown into the page; undefined after an error. */
  guard<Result>(run: () => Result): Result | undefined
}

export interface ReporterParts {
  onProblem(problem: Problem): void
  /** The circuit breaker tripped: surfaces go away, events still flow. */
  onBreak(): void
  loadChunk(name: string): Promise<unknown>
  now?(): number
}

/** Five errors of ours within a minute are taken as a sign that the page is better off without us. */
const BREAKER_ERRORS = 5
const BREAKER_MS = 60_000

/** Wraps every way into the SDK. */
export function createProblemReporter({
  onProblem,
  onBreak,
  loadChunk,
  now = Date.now,
}: ReporterParts): ProblemReporter {
  const told = new Set<string>()
  let errorTimes: number[] = []

  function report(code: string, detail?: unknown): void {
    if (told.has(code)) return
    told.add(code)
    onProblem({ code, detail })
    const warn = (sentence?: string) =>
      console.warn('[milepost]', code, sentence ?? '', detail ?? '')
    loadChunk('problems').then(
      (chunk) =>
        warn((chunk as { problems: typeof problems & Record<string, string> }).problems[code]),
      () => warn(),
    )
  }

  function fail(error: unknown): undefined {
    report('internal', error)
    errorTimes = [...errorTimes.filter((at) => now() - at < BREAKER_MS), now()]
    if (errorTimes.length === BREAKER_ERRORS) onBreak()
  }

  return {
    report,
    guard(run) {
      try {
        return run()
      } catch (error) {
        return fail(error)
      }
    },
  }
}
