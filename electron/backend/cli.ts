import { fileURLToPath } from 'node:url'
import type { runCommandLine } from './command-line.ts'
import { loadProgram } from './program-loader.ts'
import type { serveSupervised } from './serve-supervised.ts'
import { isSupervised, superviseServer } from './supervise.ts'

/** The programs it starts lie below it; of them only the one that is needed is read. */
const programFolder = fileURLToPath(new URL('.', import.meta.url))
const program = <T>(name: string): T => loadProgram<T>(`${programFolder}program/${name}.cjs`)

// Reader closed the pipe (EPIPE), as in `check | head`: exit quietly.
process.stdout.on('error', exitOnClosedPipe)
process.stderr.on('error', exitOnClosedPipe)

const [name, ...args] = process.argv.slice(2)
process.exitCode = await run()
// Electron's utility process, in which the shell runs `doctor`, does not end by itself when its work is done.
if ('parentPort' in process) process.exit()

async function run(): Promise<number> {
  if (name !== 'serve') {
    const commandLine = program<{ readonly runCommandLine: typeof runCommandLine }>('command-line')
    return commandLine.runCommandLine(name, args, programFolder)
  }
  if (!isSupervised()) return superviseServer(args, programFolder)
  return program<{ readonly serveSupervised: typeof serveSupervised }>('server').serveSupervised(args, programFolder)
}

function exitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
