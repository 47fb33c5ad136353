import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** How a run ended. What could not even be loaded counts as failed. */
export interface TestCounts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Ends a run with `N passed, N failed, N skipped`, the line that CI reads. Where several runs are
 * summed up, MILEPOST_TEST_COUNTS names a file that gets the counts instead.
 */
export class ClosingLineReporter implements Reporter {
  #counts: TestCounts = { passed: 0, failed: 0, skipped: 0 }

  // Not the constructor: the configuration is read once per project.
  onInit(): void {
    // At the very end: after the other reporters, and after a database that did not start.
    process.once('exit', (code) => {
      if (code !== 0 && this.#counts.failed === 0) this.#counts.failed = 1
      const file = process.env.MILEPOST_TEST_COUNTS
      if (file) writeFileSync(file, JSON.stringify(this.#counts))
      else console.log(closingLine(this.#counts))
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.#counts = countTests(modules, unhandled.length)
  }
}

/** The line in the one form that is read by machines. */
export function closingLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function countTests(modules: readonly TestModule[], unhandledErrors: number): TestCounts {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0 }
  for (const module of modules) {
    counts.failed += module.errors().length
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      // A test that never got its turn, because the run was cut short, has not passed.
      counts[state === 'pending' ? 'failed' : state] += 1
    }
  }
  return counts
}
