import { defineConfig } from '@playwright/test'

/** Electron's windows are opened one at a time: two that start together may keep the driver waiting. */
const oneWindow = { workers: 1 }

/**
 * `npm test` runs `browser` and `electron`; `npm run test:all` the others. What is tagged @both is run in Electron at once and in
 * the browser in the long part, the rest of both/ the other way round; what is tagged @long is left to the long part.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: '../../test-results',
  timeout: 300_000,
  use: { actionTimeout: 60_000, navigationTimeout: 60_000 },
  expect: { timeout: 20_000 },
  // A third beside the unit specs ends no sooner and costs a third more of the processors.
  workers: 2,
  reporter: [['list'], ['./left-out-reporter.ts']],
  forbidOnly: true,
  projects: [
    {
      name: 'electron',
      testMatch: ['both/**/*.spec.ts', 'electron/**/*.spec.ts'],
      grep: /\belectron\/\S+\.spec\.ts|@both/,
      grepInvert: /@long/,
      ...oneWindow,
    },
    { name: 'browser', testMatch: ['both/**/*.spec.ts', 'browser/**/*.spec.ts'], grepInvert: /@long|@both/ },
    { name: 'browser-both', testMatch: ['both/**/*.spec.ts'], grep: /@both/, grepInvert: /@long/ },
    { name: 'browser-long', testMatch: ['both/**/*.spec.ts', 'browser/**/*.spec.ts'], grep: /@long/ },
    {
      name: 'electron-rest',
      testMatch: ['both/**/*.spec.ts', 'electron/**/*.spec.ts'],
      grep: /\bboth\/\S+\.spec\.ts|@long/,
      grepInvert: /@both/,
      ...oneWindow,
    },
    { name: 'packaged', testMatch: ['packaged/**/*.spec.ts'], ...oneWindow },
    { name: 'half-day', testMatch: ['room/**/*.spec.ts'], ...oneWindow },
  ],
})
