import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ClosingLineReporter } from './closing-line-reporter.ts'

/** The long form of the fault tests, `npm run test:faults`: minutes, and so apart from `npm test`. */
export default defineConfig({
  test: {
    name: 'faults',
    reporters: ['default', new ClosingLineReporter()],
    include: ['test/faults/*.faults.ts'],
    // One of the mutants is of the SDK, which the delivery tests catch on a server of theirs.
    globalSetup: ['test/harness/start-test-database.ts'],
    root: fileURLToPath(new URL('../..', import.meta.url)),
    exclude: ['node_modules', 'dist'],
    // Each measures the whole machine.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
})
