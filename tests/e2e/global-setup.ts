import { execFileSync } from 'node:child_process'
import { root } from './support/runtimes.ts'

/** Bundles the program that fills data folders; a process of its own, because a build makes the environment a production one. */
export default function setUp(): void {
  execFileSync(process.execPath, ['build/run-ts.mjs', 'tests/e2e/support/bundle-seed-program.ts'], { cwd: root, stdio: 'inherit' })
}
