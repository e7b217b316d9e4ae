import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Sweeps of minutes: `npm run test:faults` runs them.
    exclude: process.env.BYLINE_FAULTS === 'all' ? [] : ['test/faults/**'],
    globalSetup: 'test/helpers/ownTemporaryFolder.ts',
    setupFiles: 'test/helpers/worker.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
