import { defineConfig } from 'playwright/test'
import { isFull } from './test/helpers/depth'

/** The same specifications in three hosts; test/run names the browser, the runtime and the packaged app by the environment. */
export default defineConfig({
  testDir: 'test',
  globalSetup: './test/helpers/ownTemporaryFolder.ts',
  outputDir: process.env.BYLINE_TEST_RESULTS ?? 'test-results',
  timeout: 60_000,
  globalTimeout: isFull ? 0 : 30 * 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 2 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.BYLINE_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.BYLINE_TEST_REPORT }]]
    : 'list',
  use: { viewport: { width: 1280, height: 800 }, locale: 'en-GB' },
  projects: [
    { name: 'browser', testMatch: ['e2e/**/*.spec.ts', 'browser/**/*.spec.ts'] },
    { name: 'desktop', testMatch: ['e2e/**/*.spec.ts', 'desktop/**/*.spec.ts'] },
    { name: 'packaged', testMatch: ['e2e/**/*.spec.ts', 'desktop/**/*.spec.ts', 'packaged/**/*.spec.ts'] },
  ],
})
