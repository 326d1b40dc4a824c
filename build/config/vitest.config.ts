import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { FIRST_MESSAGES } from '../../renderer/i18n/first-messages.ts'
import { firstMessages } from './first-messages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  plugins: [vue(), firstMessages(FIRST_MESSAGES)],
  test: {
    include: ['tests/**/*.spec.ts'],
    exclude: ['tests/e2e/**', 'tests/network/**', '**/node_modules/**'],
    globalSetup: ['tests/support/build-backend.ts'],
    setupFiles: ['tests/support/clear-page.ts'],
    // Each file read the whole program anew otherwise, which took more than its specs; what a spec leaves behind, it takes away.
    isolate: false,
    // Specs wait for disks, sockets and workers: one beside another they take half the time.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
