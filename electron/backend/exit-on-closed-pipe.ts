/** Reader closed the pipe (EPIPE), as in `check | head`: exit quietly. */
export function exitOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', exit)
}

function exit(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
