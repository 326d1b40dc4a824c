import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { leftOutReporter } from './vitest-left-out.ts'

/** Specs that take minutes: `npm run test:all` runs them. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/**/*.long.spec.ts'],
    globalSetup: ['tests/network/build-suite.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', leftOutReporter],
  },
})
