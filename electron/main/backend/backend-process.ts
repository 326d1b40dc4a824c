import { join } from 'node:path'
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { BackendStart, BackendToMain, MainToBackend } from '#common/contract/desktop.ts'
import { registerDeaths } from '#common/domain/shared/crash-loop-guard.ts'
import { openBackendRequests } from './backend-requests.ts'
import type { FileReply } from './file-requests.ts'
import type { ShellLog } from '#main/recovery/shell-log.ts'
import { framesOf } from '#main/recovery/stack-frames.ts'

/** Asked to close, the backend gets this long; what was acknowledged is on disk already. */
const CLOSE_WITHIN_MS = 5000

/** Why there is no backend and none is being started. */
export type Trouble =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'in-use'; readonly by: string }
  | { readonly kind: 'unusable'; readonly folder: string; readonly because: string }

export interface BackendListeners {
  /** A backend was started, the first or a new one: every window needs a port. */
  readonly started: () => void
  readonly ready: (place: { readonly dataFolder: string; readonly logFolder: string }) => void
  readonly locale: (locale: BackendStart['systemLocale']) => void
  readonly show: () => void
  readonly roomOpen: (open: boolean) => void
  readonly troubled: (trouble: Trouble) => void
}

export interface Backend {
  /** Starts it, or starts it again after trouble. */
  readonly start: () => void
  /** A new end of a link for a window; undefined while no backend runs. */
  readonly connect: (windowId: number) => MessagePortMain | undefined
  readonly file: (path: string) => Promise<FileReply>
  /** Writes a course as a pack. Undefined: done; else why not, as a code. */
  readonly savePack: (courseId: string, path: string) => Promise<string | undefined>
  /** Resolves when it has closed, or after 5 s. */
  readonly close: () => Promise<void>
}

export interface BackendFiles {
  /** Of the built backend. */
  readonly folder: string
  /** Where its compiled code is kept. */
  readonly compileCache: string
}

export function prepareBackend(
  { folder, compileCache }: BackendFiles,
  terms: Omit<BackendStart, 't'>,
  log: ShellLog,
  listeners: BackendListeners,
): Backend {
  const deaths = registerDeaths()
  const requests = openBackendRequests(request => post(request))
  let child: UtilityProcess | undefined
  /** An end that the backend announced or was asked for is no death. */
  let farewell: Trouble | 'closing' | undefined

  function post(message: MainToBackend, ports: MessagePortMain[] = []): boolean {
    child?.postMessage(message, ports)
    return child !== undefined
  }

  function start(): void {
    if (child !== undefined) return
    farewell = undefined
    deaths.forget()
    fork()
  }

  function fork(): void {
    child = forkBackend(join(folder, 'desktop.mjs'), compileCache, log)
    child.on('message', received)
    child.once('exit', ended)
    post({ t: 'start', ...terms })
    listeners.started()
  }

  function ended(code: number): void {
    child = undefined
    requests.failAll()
    log.say('backend-ended', { code, asked: farewell === undefined ? 'no' : 'yes' })
    if (farewell === 'closing') return
    if (farewell !== undefined) return listeners.troubled(farewell)
    if (deaths.mayStartAfterDeath(performance.now())) return fork()
    listeners.troubled({ kind: 'stopped' })
  }

  function received(message: BackendToMain): void {
    tell(message, listeners)
    requests.answered(message)
    if (farewell === undefined) farewell = troubleIn(message)
  }

  function connect(windowId: number): MessagePortMain | undefined {
    if (child === undefined) return undefined
    const { port1, port2 } = new MessageChannelMain()
    post({ t: 'port', windowId }, [port1])
    return port2
  }

  async function close(): Promise<void> {
    farewell = 'closing'
    post({ t: 'close' })
    if (child !== undefined) await endOf(child, log)
  }

  return { start, connect, file: requests.file, savePack: requests.savePack, close }
}

function tell(message: BackendToMain, listeners: BackendListeners): void {
  if (message.t === 'ready') listeners.ready(message)
  if (message.t === 'locale') listeners.locale(message.locale)
  if (message.t === 'show') listeners.show()
  if (message.t === 'room-open') listeners.roomOpen(message.open)
}

function forkBackend(file: string, compileCache: string, log: ShellLog): UtilityProcess {
  const child = utilityProcess.fork(file, [compileCache], { serviceName: 'JMDI Suite backend', stdio: ['ignore', 'ignore', 'pipe'] })
  child.on('error', type => log.say('backend-fatal', { type }))
  child.stderr?.on('data', (chunk: Buffer) => {
    const frames = framesOf(chunk.toString())
    if (frames !== '') log.say('backend-error', { frames })
  })
  return child
}

function troubleIn(message: BackendToMain): Trouble | undefined {
  if (message.t === 'in-use') return { kind: 'in-use', by: message.by }
  return message.t === 'unusable' ? { kind: 'unusable', folder: message.folder, because: message.because } : undefined
}

function endOf(child: UtilityProcess, log: ShellLog): Promise<void> {
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
