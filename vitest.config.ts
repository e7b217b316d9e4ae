import { defineConfig } from 'vitest/config'

/** Folders whose code has no Node and keeps nothing between calls: their files share processes, and what those have loaded. */
const pure = ['domain', 'renderer', 'assets'].map((folder) => `test/${folder}/**/*.test.ts`)
/** Sweeps of minutes: `npm run test:faults` runs them. */
const sweeps = process.env.BYLINE_FAULTS === 'all' ? [] : ['test/faults/**']

const common = {
  setupFiles: 'test/helpers/worker.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
}

export default defineConfig({
  test: {
    globalSetup: 'test/helpers/ownTemporaryFolder.ts',
    projects: [
      {
        test: {
          ...common,
          name: 'own process',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...sweeps],
        },
      },
      { test: { ...common, name: 'pure', include: pure, isolate: false } },
    ],
  },
})
