import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib.mjs'

const LOOK_EVERY_MS = 250

let end = () => process.exit(1)

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => end(signal))
endWithNpm()

/** Says what happens when this process is told to end; until then it just exits. */
export function onEndSignal(handler) {
  end = handler
}

/**
 * On a signal npm ends only the shell between itself and its script: a script that npm started watches its parent.
 * One started by hand does not, because a server in the background may outlive its terminal.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end('SIGTERM')
  }, LOOK_EVERY_MS)
  watch.unref()
}

/** Runs the built command line in this terminal and ends with its exit code. */
export function runCommandLine(args) {
  const child = spawn(process.execPath, [join(root, 'dist/electron/backend/cli.mjs'), ...args], { stdio: 'inherit' })
  onEndSignal(signal => child.kill(signal))
  child.on('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
