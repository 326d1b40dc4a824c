import { bundleProgram } from '#tests/support/bundle-program.ts'

await bundleProgram('tests/e2e/support/seed-program.ts', 'dist/test-support', 'seed')
