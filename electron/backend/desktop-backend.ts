import type { BackendStart, BackendToMain, MainToBackend } from '#common/contract/desktop.ts'
import type { MessagePortMain, ParentPort } from 'electron'
import { resolveDraftsFolder } from './authoring/drafts-folder.ts'
import { serveCourseFile } from './courses/serve-course-file.ts'
import { compactHeap, compactHeapAfterStart } from './compact-heap.ts'
import { backendPaths } from './backend-paths.ts'
import { openBackend, type Backend } from './open-backend.ts'
import { readRoomServerSettings } from './room/server/server-settings.ts'
import { resolveDataFolderPath } from './storage/data-folder/data-folder-path.ts'

interface UtilityProcess {
  readonly parentPort: ParentPort
}

interface WaitingPort {
  readonly windowId: number
  readonly port: MessagePortMain
}

let backend: Backend | undefined
/** Ports that came before the data folder was open. */
const waiting: WaitingPort[] = []
const closers = new Map<number, () => void>()

/** Serves the shell, whose utility process this is, until it says `close`. */
export function startDesktopBackend(programFolder: string): void {
  parentPort().on('message', ({ data, ports }) => {
    const message = data as MainToBackend
    const [port] = ports
    if (message.t === 'start') void start(message, programFolder)
    if (message.t === 'port' && port !== undefined) servePort({ windowId: message.windowId, port })
    if (message.t === 'file') void sendFile(message)
    if (message.t === 'pack') void savePack(message)
    if (message.t === 'close') void close()
  })
  // Electron only warns of an unhandled rejection; a bug must end this process, so that the shell starts a sound one.
  process.on('unhandledRejection', error => {
    backend?.storage.log.error(error)
    throw error
  })
}

function parentPort(): ParentPort {
  return (process as unknown as UtilityProcess).parentPort
}

function send(message: BackendToMain): void {
  parentPort().postMessage(message)
}

async function start({ dataFolder: chosen, namedDataFolder, coursesFolder }: BackendStart, programFolder: string): Promise<void> {
  const dataFolder = resolveDataFolderPath({ data: chosen })
  const paths = backendPaths(programFolder, coursesFolder)
  try {
    const opened = await openBackend({
      paths,
      dataFolder,
      draftsFolder: resolveDraftsFolder({ namedDataFolder }),
      roomServerSettings: readRoomServerSettings(paths.participantFolder, process.env),
      onShow: () => send({ t: 'show' }),
      onRoom: open => {
        if (open) compactHeap()
        send({ t: 'room-open', open })
      },
    })
    if (opened.kind === 'in-use') return exitAfter({ t: 'in-use', by: opened.owner.address ?? String(opened.owner.pid) })
    backend = opened.backend
    send({ t: 'ready', dataFolder, logFolder: backend.storage.log.folder })
    for (const port of waiting.splice(0)) servePort(port)
    compactHeapAfterStart()
    await sendLocale(backend)
  } catch (error) {
    exitAfter({ t: 'unusable', folder: dataFolder, because: error instanceof Error ? error.message : String(error) })
  }
}

/** Until the page speaks, the menu follows the learner who was chosen last, else the language of the first launch. */
async function sendLocale({ storage: { settings, learners } }: Backend): Promise<void> {
  const { locale, lastLearnerId } = await settings.read()
  const learner = lastLearnerId === undefined ? undefined : await learners.read(lastLearnerId)
  const known = learner?.locale ?? locale
  if (known !== undefined) send({ t: 'locale', locale: known })
}

function servePort({ windowId, port }: WaitingPort): void {
  if (backend === undefined) return void waiting.push({ windowId, port })
  closers.get(windowId)?.()
  const connection = backend.connections.open({ send: text => port.postMessage(text), close: () => port.close() }, { kind: 'window' })
  closers.set(windowId, () => {
    connection.closed()
    port.close()
  })
  port.on('message', ({ data }) => connection.receive(String(data)))
  port.on('close', () => connection.closed())
  port.start()
}

async function sendFile({ n, path, range }: MainToBackend & { readonly t: 'file' }): Promise<void> {
  if (backend === undefined) return send({ t: 'file', n, status: 503, headers: {}, body: new Uint8Array() })
  const { status, headers, body } = await serveCourseFile(backend.courses, path, range)
  send({ t: 'file', n, status, headers, body })
}

async function savePack({ n, courseId, path }: MainToBackend & { readonly t: 'pack' }): Promise<void> {
  try {
    const pack = await backend?.packs.openExport(courseId)
    if (pack === undefined) return send({ t: 'pack', n, because: 'ENOENT' })
    const { writePack } = await import('./packs/write-pack.ts')
    await writePack(path, pack.pieces)
    send({ t: 'pack', n, because: undefined })
  } catch (error) {
    send({ t: 'pack', n, because: error instanceof Error && 'code' in error ? String(error.code) : 'EIO' })
  }
}

async function close(): Promise<void> {
  await backend?.close()
  exitAfter({ t: 'closed' })
}

/** Long enough for the message to leave; nothing else keeps this process. */
const EXIT_AFTER_MS = 50

function exitAfter(message: BackendToMain): void {
  send(message)
  setTimeout(() => process.exit(0), EXIT_AFTER_MS)
}
