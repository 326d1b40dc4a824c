import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Server as SocketIo } from 'socket.io'
import { WebSocketServer } from 'ws'
import { resolveDraftsFolder } from '#backend/authoring/drafts-folder.ts'
import { backendPaths } from '#backend/backend-paths.ts'
import { openBrowserMode } from '#backend/browser-mode/browser-mode.ts'
import { openSignIn } from '#backend/browser-mode/sign-in.ts'
import { openBackend, type Backend } from '#backend/open-backend.ts'
import { compactHeap } from '#backend/compact-heap.ts'
import { readRoomServerSettings } from '#backend/room/server/server-settings.ts'
import { machineMs, type FromServer, type Sender, type ToServer } from './server-talk.ts'

// A program of its own: the real backend with browser mode, and beside it bare `ws` and socket.io. Told the built backend's folder and a data folder.
const [entryFolder = '', dataFolder = '', speed = '1'] = process.argv.slice(2)
const HOST = '127.0.0.1'

const paths = backendPaths(entryFolder)
const startedAt = Date.now()
/** With another speed, its clock and what pretend phones think run so many times as fast. */
const hurried = {
  now: () => new Date(startedAt + (Date.now() - startedAt) * Number(speed)),
  thinkingMs: (fraction: number) => (1200 + fraction * 6800) / Number(speed),
}
const opened = await openBackend({
  ...(speed === '1' ? {} : hurried),
  paths,
  dataFolder,
  draftsFolder: resolveDraftsFolder({ namedDataFolder: undefined }),
  roomServerSettings: readRoomServerSettings(paths.participantFolder, process.env),
  onRoom: isOpen => {
    if (isOpen) compactHeap()
  },
})
if (opened.kind === 'in-use') throw new Error(`${dataFolder} is in use`)
const { backend } = opened
const { storage, courses, packs, connections, now } = backend
const signIn = await openSignIn(storage.browserSessions, now)
const mode = await openBrowserMode({ host: HOST, port: 0, rendererFolder: paths.rendererFolder, courses, packs, connections, signIn })
const bare = new WebSocketServer({ host: HOST, port: 0, perMessageDeflate: false })
bare.on('connection', socket => socket.on('message', data => socket.send(String(data))))
const ioServer = createServer()
const io = new SocketIo(ioServer, { transports: ['websocket'], perMessageDeflate: false })
await new Promise<void>(resolve => ioServer.listen(0, HOST, resolve))

process.on('message', (message: ToServer) => void obey(message))
tell({ t: 'ready', address: mode.newAddress(), wsPort: getPort(bare.address()), ioPort: getPort(ioServer.address()) })

function getPort(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function tell(message: FromServer): void {
  process.send?.(message)
}

async function obey(message: ToServer): Promise<void> {
  if (message.t === 'broadcast') broadcast(message.by)
  else if (message.t === 'address') tell({ t: 'address', address: mode.newAddress() })
  else if (message.t === 'memory') tell({ t: 'memory', bytes: await memoryAfterCollection() })
  else await end(backend)
}

function broadcast(by: Sender): void {
  const view = backend.rooms.current()?.getParticipantView()
  if (view === undefined) throw new Error('no room is open')
  const text = JSON.stringify({ t: 'event', name: 'room.participantViewChanged', payload: view })
  const at = machineMs()
  if (by === 'hub') connections.publish('room.participantViewChanged', view)
  if (by === 'ws') for (const socket of bare.clients) socket.send(text)
  if (by === 'socket.io') io.emit('view', text)
  tell({ t: 'sent', at, bytes: text.length })
}

/** The collector gives pages back in several rounds. */
async function memoryAfterCollection(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.()
    await pause(150)
  }
  return process.memoryUsage.rss()
}

async function end({ close }: Backend): Promise<void> {
  bare.close()
  await io.close()
  await mode.close()
  await close()
  process.exit(0)
}
