import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ClosingLineReporter } from './closing-line-reporter.ts'

/** Needs pg_dump, which does not come with npm: Debian's PostgreSQL 15. `.ci/run` installs it. */
export default defineConfig({
  test: {
    name: 'backup',
    reporters: ['default', new ClosingLineReporter()],
    include: ['test/backup/*.backup.ts'],
    root: fileURLToPath(new URL('../..', import.meta.url)),
    exclude: ['node_modules', 'dist'],
    testTimeout: 180_000,
  },
})
