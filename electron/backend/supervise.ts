import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createCrashLoopGuard } from '#common/domain/shared/crash-loop-guard.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { ProgramIo } from './command-io.ts'

/** Tells the server that it has a supervisor; whose it is is known by the channel between them. */
const SUPERVISED = 'JMDI_SUPERVISED'
/** What the supervisor says to the server when it is to end: a signal would not be heard on Windows. */
const END = 'end'

/**
 * `serve`, kept alive: the server is a process of its own, started again on its port when it dies, so that a room goes on after a crash.
 * Three deaths in a minute, and it is left. Resolves with the exit code.
 */
export async function runServe(args: readonly string[], io: ProgramIo): Promise<number> {
  if (process.env[SUPERVISED] !== undefined && process.connected) return serveHere(args, io)
  return superviseServer(args, io)
}

async function serveHere(args: readonly string[], io: ProgramIo): Promise<number> {
  // Whoever killed the supervisor does not want a server that nobody knows of; what was acknowledged is on the disk.
  const orphaned = (): never => process.exit(1)
  process.once('disconnect', orphaned)
  process.on('message', message => {
    // Nobody listens yet while the folder is being opened.
    if (message === END && !process.emit('SIGTERM')) process.exit(1)
  })
  const code = await (await import('./serve.ts')).runServe(args, io)
  process.off('disconnect', orphaned).disconnect()
  return code
}

async function superviseServer(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).cli
  const deaths = createCrashLoopGuard()
  let running: ChildProcess | undefined
  let isEnding = false
  const end = (): void => {
    isEnding = true
    if (running?.connected === true) running.send(END)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
  let address: string | undefined
  for (;;) {
    running = startServer(again(args, address), io)
    const heard = passOn(running, io, address === undefined)
    const ended = await endOf(running)
    address ??= heard.address()
    if (isEnding || address === undefined || ended.code === 0) return ended.code ?? 1
    const may = deaths.allowsRestart(performance.now())
    const because = ended.signal ?? String(ended.code)
    io.stderr(`${fillMessage(may ? words.serverDied : words.serverGivenUp, { because })}\n`)
    if (!may) return 1
  }
}

function startServer(args: readonly string[], { programFolder }: ProgramIo): ChildProcess {
  return fork(join(programFolder, 'cli.mjs'), ['serve', ...args], {
    stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, [SUPERVISED]: '1' },
  })
}

/** The port stays, so that every browser and every phone finds the new server where the dead one was. */
function again(args: readonly string[], address: string | undefined): readonly string[] {
  return address === undefined ? args : [...args, '--no-open', '--port', new URL(address).port]
}

const READY = /^ready (http:\S+)\n/m

/** What the server says; its address is told once. */
function passOn({ stdout }: ChildProcess, io: ProgramIo, isFirst: boolean): { readonly address: () => string | undefined } {
  let text = ''
  let address: string | undefined
  stdout?.setEncoding('utf8').on('data', (piece: string) => {
    if (isFirst) io.stdout(piece)
    if (address !== undefined) return
    text += piece
    address = READY.exec(text)?.[1]
  })
  return { address: () => address }
}

function endOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise(resolve => {
    // Not at its exit: what it said may still be on its way.
    child.once('close', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: 1, signal: null }))
  })
}
