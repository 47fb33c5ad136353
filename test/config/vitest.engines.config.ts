import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ClosingLineReporter } from './closing-line-reporter.ts'

/** Browsers that do not come with npm: Firefox ESR and WebKitGTK. `.ci/run` installs them. */
export default defineConfig({
  test: {
    reporters: ['default', new ClosingLineReporter()],
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/engines/*.engine.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
