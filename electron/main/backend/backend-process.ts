import { join } from 'node:path'
import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { BackendStart, BackendToMain, MainToBackend } from '#common/contract/desktop.ts'
import { createCrashLoopGuard } from '#common/domain/shared/crash-loop-guard.ts'
import { openBackendRequests } from './backend-requests.ts'
import type { FileReply } from './file-requests.ts'
import type { ShellLog } from '#main/recovery/shell-log.ts'
import { extractStackFrames } from '#main/recovery/extract-stack-frames.ts'

/** Whatever was acknowledged is already on disk, so a slow close loses nothing. */
const CLOSE_WITHIN_MS = 5000

/** Why no backend runs and none is being started. */
export type BackendFailure =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'in-use'; readonly by: string }
  | { readonly kind: 'unusable'; readonly folder: string; readonly because: string }

export interface BackendListeners {
  /** A backend was started or restarted, so every window needs a port. */
  readonly started: () => void
  readonly ready: (place: { readonly dataFolder: string; readonly logFolder: string }) => void
  readonly locale: (locale: BackendStart['systemLocale']) => void
  readonly show: () => void
  readonly roomOpen: (open: boolean) => void
  readonly failed: (trouble: BackendFailure) => void
}

export interface Backend {
  /** Starts it, also after a failure. */
  readonly start: () => void
  /** Opens a link and returns the window's end; undefined while no backend runs. */
  readonly connect: (windowId: number) => MessagePortMain | undefined
  readonly file: (path: string, range?: string) => Promise<FileReply>
  /** Writes a course as a pack. Resolves with an error code, or undefined on success. */
  readonly savePack: (courseId: string, path: string) => Promise<string | undefined>
  /** Resolves when it has ended, after 5 s at the latest. */
  readonly close: () => Promise<void>
}

export interface BackendFiles {
  /** Of the built backend. */
  readonly folder: string
  /** Where its compiled code is kept. */
  readonly compileCache: string
}

type StartOptions = Omit<BackendStart, 't'>

export function createBackend(files: BackendFiles, startOptions: StartOptions, log: ShellLog, listeners: BackendListeners): Backend {
  const crashLoop = createCrashLoopGuard()
  const requests = openBackendRequests(request => post(request))
  let child: UtilityProcess | undefined
  /** Set when the backend announced its end or was asked to close, so it does not count as a crash. */
  let expectedEnd: BackendFailure | 'closing' | undefined

  function post(message: MainToBackend, ports: MessagePortMain[] = []): boolean {
    child?.postMessage(message, ports)
    return child !== undefined
  }

  function start(): void {
    if (child !== undefined) return
    expectedEnd = undefined
    crashLoop.forget()
    fork()
  }

  function fork(): void {
    child = forkBackend(join(files.folder, 'desktop.mjs'), files.compileCache, log)
    child.on('message', received)
    child.once('exit', ended)
    post({ t: 'start', ...startOptions })
    listeners.started()
  }

  function ended(code: number): void {
    child = undefined
    requests.failAll()
    log.say('backend-ended', { code, asked: expectedEnd === undefined ? 'no' : 'yes' })
    if (expectedEnd === 'closing') return
    if (expectedEnd !== undefined) return listeners.failed(expectedEnd)
    if (crashLoop.allowsRestart(performance.now())) return fork()
    listeners.failed({ kind: 'stopped' })
  }

  function received(message: BackendToMain): void {
    tell(message, listeners)
    requests.answered(message)
    if (expectedEnd === undefined) expectedEnd = toFailure(message)
  }

  function connect(windowId: number): MessagePortMain | undefined {
    if (child === undefined) return undefined
    const { port1, port2 } = new MessageChannelMain()
    post({ t: 'port', windowId }, [port1])
    return port2
  }

  async function close(): Promise<void> {
    expectedEnd = 'closing'
    post({ t: 'close' })
    if (child !== undefined) await waitForExit(child, log)
  }

  return { start, connect, file: requests.file, savePack: requests.savePack, close }
}

function tell(message: BackendToMain, listeners: BackendListeners): void {
  if (message.t === 'ready') listeners.ready(message)
  if (message.t === 'locale') listeners.locale(message.locale)
  if (message.t === 'show') listeners.show()
  if (message.t === 'room-open') listeners.roomOpen(message.open)
}

/** For `npm run dev -- --electron`: the port a debugger of the backend attaches to. */
function inspectorOption(port: string | undefined): string[] {
  return port === undefined ? [] : [`--inspect=127.0.0.1:${port}`]
}

function forkBackend(file: string, compileCache: string, log: ShellLog): UtilityProcess {
  const execArgv = app.isPackaged ? [] : inspectorOption(process.env['JMDI_INSPECT_BACKEND'])
  const child = utilityProcess.fork(file, [compileCache], {
    serviceName: 'JMDI Suite backend',
    stdio: ['ignore', 'ignore', 'pipe'],
    execArgv,
  })
  child.on('error', type => log.say('backend-fatal', { type }))
  child.stderr?.on('data', (chunk: Buffer) => {
    const frames = extractStackFrames(chunk.toString())
    if (frames !== '') log.say('backend-error', { frames })
  })
  return child
}

function toFailure(message: BackendToMain): BackendFailure | undefined {
  if (message.t === 'in-use') return { kind: 'in-use', by: message.by }
  return message.t === 'unusable' ? { kind: 'unusable', folder: message.folder, because: message.because } : undefined
}

function waitForExit(child: UtilityProcess, log: ShellLog): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => {
      log.say('backend-closed-late')
      child.kill()
      resolve()
    }, CLOSE_WITHIN_MS)
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
  })
}
