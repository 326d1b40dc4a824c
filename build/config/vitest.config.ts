import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { FIRST_MESSAGES } from '../../renderer/i18n/first-messages.ts'
import { firstMessages } from './first-messages.ts'
import { leftOutReporter } from './vitest-left-out.ts'
import { PageLast } from './vitest-page-last.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [vue(), firstMessages(FIRST_MESSAGES)],
  test: {
    include: ['tests/**/*.spec.ts'],
    exclude: ['tests/e2e/**', 'tests/network/**', 'tests/**/*.long.spec.ts', '**/node_modules/**'],
    globalSetup: ['tests/support/build-backend.ts'],
    setupFiles: ['tests/support/clear-page.ts'],
    // Spec files of a worker share their modules: loading them anew for each took longer than the specs. A spec undoes what it changes.
    isolate: false,
    // Specs wait for disks, sockets and workers: one beside another they take half the time.
    maxWorkers: 2,
    sequence: { sequencer: PageLast },
    testTimeout: 150_000,
    hookTimeout: 150_000,
    // What a busy machine shows late is waited for as long as in a page.
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', leftOutReporter],
  },
})
