import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { patience } from '../harness/eventually.ts'
import { ClosingLineReporter } from './closing-line-reporter.ts'

const BROWSER = '**/*.browser.test.ts'
/** Tests that need PostgreSQL. `.ci/run` runs this project once more on Debian's PostgreSQL 15. */
const DATABASE = [
  'api/**/*.test.ts',
  'db/**/*.test.ts',
  'test/{bad-inputs,guards,golden}/**/*.test.ts',
]
const PLATFORM = [
  'db/embedded/**/*.test.ts',
  'test/setup/**/*.test.ts',
  'test/{faults,upgrade}/**/*.test.ts',
]
/** The one part of the API that no database is needed for. */
const CONTRACT = 'api/contract/**/*.test.ts'

const withDatabase = { globalSetup: ['test/harness/start-test-database.ts'] }

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLineReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{sdk,console}/**/*.test.{ts,tsx}',
            CONTRACT,
            'test/{harness,config,wire}/**/*.test.ts',
          ],
          exclude: [BROWSER],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: DATABASE,
          exclude: [BROWSER, CONTRACT, ...PLATFORM],
          ...withDatabase,
        },
      },
      {
        extends: true,
        test: {
          name: 'platform',
          include: PLATFORM,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: [BROWSER], testTimeout: 90_000, ...withDatabase },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/*.journey.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
    root: fileURLToPath(new URL('../..', import.meta.url)),
    exclude: ['node_modules', 'dist'],
    // Browser tests wait more than they work: on two cores a third worker saves minutes.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Files share what they import, which takes longer to load than most of them take to run. What a
    // test opens or changes it closes or puts back itself.
    isolate: false,
    // Element styles are imported as text (`x.css?inline`), which needs CSS to be processed.
    css: true,
    hookTimeout: 60_000,
    testTimeout: 40_000,
    // A second, the default, is a statement about the machine.
    expect: { poll: patience },
    restoreMocks: true,
    // As in api/main.ts: when a connection dies while it is opened, the driver rejects a promise that
    // nobody can reach.
    onUnhandledError: (error) =>
      !('code' in error && /^(DATABASE_UNAVAILABLE|CONNECTION_ENDED)$/.test(String(error.code))),
  },
})
