import { defineConfig } from '@playwright/test'
import { electronProgram } from './support/runtimes.ts'

const electron = electronProgram()

/**
 * The same specs on both hosts; Electron's own, and the packaged program, where there is a runtime. Electron's windows are opened
 * one at a time: two that start together may keep the driver waiting. They come first, so that the browser's specs run beside them.
 */
const electronProjects = [
  { name: 'electron', testMatch: ['both/**/*.spec.ts', 'electron/**/*.spec.ts'], workers: 1 },
  { name: 'packaged', testMatch: ['packaged/**/*.spec.ts'], workers: 1, dependencies: ['electron'] },
]

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Each spec has a suite of its own; one waits for its disk or its screen while another works.
  workers: 2,
  reporter: 'list',
  forbidOnly: true,
  projects: [
    ...(electron === undefined ? [] : electronProjects),
    { name: 'room', testMatch: ['room/**/*.spec.ts'], workers: 1 },
    { name: 'browser', testMatch: ['both/**/*.spec.ts', 'browser/**/*.spec.ts'] },
  ],
})
