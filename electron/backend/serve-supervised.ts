import { programIo } from './command-io.ts'
import { runServe } from './serve.ts'
import type { FromServer, ToServer } from './server-messages.ts'

/** Without a supervisor, for the build of the code cache. */
export { runServe }

/** `serve` in the process that a supervisor has started. Resolves with the exit code. */
export async function serveSupervised(args: readonly string[], programFolder: string): Promise<number> {
  // Whoever killed the supervisor does not want a server that nobody knows of; what was acknowledged is on the disk.
  const orphaned = (): never => process.exit(1)
  process.once('disconnect', orphaned)
  process.on('message', (message: ToServer) => {
    // Nobody listens yet while the folder is being opened.
    if (message === 'end' && !process.emit('SIGTERM')) process.exit(1)
  })
  const code = await runServe(args, programIo(programFolder), port => process.send?.({ port } satisfies FromServer))
  process.off('disconnect', orphaned).disconnect()
  return code
}
