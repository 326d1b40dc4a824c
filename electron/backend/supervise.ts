import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createCrashLoopGuard } from '#common/domain/shared/crash-loop-guard.ts'
import type { crashMessage } from './crash-message.ts'
import { MALLOC_SETTINGS } from './malloc-settings.ts'
import type { FromServer, ToServer } from './server-messages.ts'

/**
 * `serve`, kept alive: the server is a process of its own, started again on its port when it dies, so that a room goes on after a crash.
 * After three crashes within a minute it gives up. Resolves with the exit code.
 *
 * Loads next to nothing, because the server starts only after it.
 */
export async function superviseServer(args: readonly string[], programFolder: string): Promise<number> {
  const deaths = createCrashLoopGuard()
  let server: ChildProcess | undefined
  let isEnding = false
  const end = (): void => {
    isEnding = true
    if (server?.connected === true) server.send('end' satisfies ToServer)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
  let port: number | undefined
  for (;;) {
    server = startServer(args, port, programFolder)
    server.once('message', (ready: FromServer) => (port = ready.port))
    const ended = await waitForExit(server)
    if (isEnding || port === undefined || ended.code === 0) return ended.code ?? 1
    const startsAgain = deaths.allowsRestart(performance.now())
    process.stderr.write(`${await loadCrashMessage(programFolder, ended.signal ?? String(ended.code), startsAgain)}\n`)
    if (!startsAgain) return 1
  }
}

/** Started again it keeps its port, where every browser and every phone looks for it, and tells its address to nobody. */
function startServer(args: readonly string[], port: number | undefined, programFolder: string): ChildProcess {
  const again = port === undefined ? [] : ['--no-open', '--port', String(port)]
  return fork(join(programFolder, 'program/server-process.cjs'), [...args, ...again], {
    stdio: ['inherit', port === undefined ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...MALLOC_SETTINGS },
  })
}

async function loadCrashMessage(programFolder: string, because: string, startsAgain: boolean): Promise<string> {
  const { loadProgram } = await import('./program-loader.ts')
  const program = loadProgram<{ readonly crashMessage: typeof crashMessage }>(join(programFolder, 'program/crash-message.cjs'))
  return program.crashMessage(because, startsAgain)
}

function waitForExit(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise(resolve => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: 1, signal: null }))
  })
}
