import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { leftOutReporter } from './vitest-left-out.ts'

/** Specs that make networks of their own: they need root, so they are a step of their own and not of the unit specs. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/network/**/*.spec.ts'],
    exclude: ['tests/**/*.long.spec.ts'],
    globalSetup: ['tests/network/build-suite.ts'],
    fileParallelism: false,
    testTimeout: 150_000,
    hookTimeout: 150_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', leftOutReporter],
  },
})
