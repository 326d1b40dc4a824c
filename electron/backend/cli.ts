import { fileURLToPath } from 'node:url'
import type { runCommandLine } from './command-line.ts'
import { exitOnClosedPipe } from './exit-on-closed-pipe.ts'
import { superviseServer } from './supervise.ts'

/** The programs lie below it; only the one that is needed is read. */
const programFolder = fileURLToPath(new URL('.', import.meta.url))

const [name, ...args] = process.argv.slice(2)
process.exitCode = await run()
// Electron's utility process, in which the shell runs `doctor`, does not end by itself when its work is done.
if ('parentPort' in process) process.exit()

async function run(): Promise<number> {
  if (name === 'serve') return superviseServer(args, programFolder)
  exitOnClosedPipe()
  const { loadProgram } = await import('./program-loader.ts')
  const program = loadProgram<{ readonly runCommandLine: typeof runCommandLine }>(`${programFolder}program/command-line.cjs`)
  return program.runCommandLine(name, args, programFolder)
}
