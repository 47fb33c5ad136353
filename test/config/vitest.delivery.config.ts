import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The long form of the delivery tests, `npm run test:delivery`: minutes, and so apart from `npm test`. */
export default defineConfig({
  test: {
    name: 'delivery',
    include: ['test/delivery/*.delivery.ts'],
    globalSetup: ['test/harness/start-test-database.ts'],
    root: fileURLToPath(new URL('../..', import.meta.url)),
    exclude: ['node_modules', 'dist'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
})
