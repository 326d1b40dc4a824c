import type { BackendStart, BackendToMain, MainToBackend } from '#common/contract/desktop.ts'
import { fileURLToPath } from 'node:url'
import type { MessagePortMain, ParentPort } from 'electron'
import { serveCourseFile } from './courses/serve-course-file.ts'
import { backendPaths } from './backend-paths.ts'
import { writePack } from './packs/write-pack.ts'
import { openBackend, type Backend } from './open-backend.ts'
import { resolveDataFolderPath } from './storage/data-folder/data-folder-path.ts'

interface DesktopProcess {
  readonly parentPort: ParentPort
}

const { parentPort } = process as unknown as DesktopProcess

function say(message: BackendToMain): void {
  parentPort.postMessage(message)
}

/** Ports that came before the data folder was open. */
const waiting: { readonly windowId: number; readonly port: MessagePortMain }[] = []
const closers = new Map<number, () => void>()
let backend: Backend | undefined

parentPort.on('message', ({ data, ports }) => {
  const message = data as MainToBackend
  const [port] = ports
  if (message.t === 'start') void start(message)
  if (message.t === 'port' && port !== undefined) servePort(message.windowId, port)
  if (message.t === 'file') void sendFile(message)
  if (message.t === 'pack') void savePack(message)
  if (message.t === 'close') void close()
})

/** Electron only warns of a promise whose failure nobody heard; a bug must end this process, so that the shell starts a sound one. */
process.on('unhandledRejection', error => {
  backend?.storage.log.error(error)
  throw error
})

async function start(given: BackendStart): Promise<void> {
  const dataFolder = resolveDataFolderPath({ data: given.dataFolder })
  const paths = backendPaths(fileURLToPath(new URL('.', import.meta.url)), given.coursesFolder)
  try {
    const opened = await openBackend({ paths, dataFolder, onShow: () => say({ t: 'show' }), onRoom: open => say({ t: 'room-open', open }) })
    if (opened.kind === 'in-use') return leave({ t: 'in-use', by: opened.owner.address ?? String(opened.owner.pid) })
    backend = opened.backend
    say({ t: 'ready', dataFolder, logFolder: backend.storage.log.folder })
    await sayLocale()
    for (const { windowId, port } of waiting.splice(0)) servePort(windowId, port)
  } catch (error) {
    leave({ t: 'unusable', folder: dataFolder, because: error instanceof Error ? error.message : String(error) })
  }
}

/** Until the page speaks, the menu follows the learner who was chosen last, else the language of the first launch. */
async function sayLocale(): Promise<void> {
  if (backend === undefined) return
  const { settings, learners } = backend.storage
  const { locale, lastLearnerId } = await settings.read()
  const learner = lastLearnerId === undefined ? undefined : await learners.read(lastLearnerId)
  const known = learner?.locale ?? locale
  if (known !== undefined) say({ t: 'locale', locale: known })
}

function servePort(windowId: number, port: MessagePortMain): void {
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

async function sendFile({ n, path }: MainToBackend & { readonly t: 'file' }): Promise<void> {
  if (backend === undefined) return say({ t: 'file', n, status: 503, headers: {}, body: new Uint8Array() })
  const { status, headers, body } = await serveCourseFile(backend.courses, path)
  say({ t: 'file', n, status, headers, body })
}

async function savePack({ n, courseId, path }: MainToBackend & { readonly t: 'pack' }): Promise<void> {
  try {
    const pack = await backend?.packs.openExport(courseId)
    if (pack === undefined) return say({ t: 'pack', n, because: 'ENOENT' })
    await writePack(path, pack.pieces)
    say({ t: 'pack', n, because: undefined })
  } catch (error) {
    say({ t: 'pack', n, because: error instanceof Error && 'code' in error ? String(error.code) : 'EIO' })
  }
}

async function close(): Promise<void> {
  await backend?.close()
  leave({ t: 'closed' })
}

function leave(last: BackendToMain): void {
  say(last)
  // The message is on its way before the loop ends; nothing else keeps this process.
  setTimeout(() => process.exit(0), 50)
}
