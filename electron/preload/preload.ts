import { contextBridge, ipcRenderer } from 'electron'
import {
  CHANNEL,
  type Destination,
  type NativeBridge,
  type PortMessage,
  type PortWantedMessage,
  type SaveOutcome,
} from '#common/contract/desktop.ts'

const portMessage: PortMessage = { jmdi: 'port' }
let ports: MessagePort[] = []
let pageListens = false
let navigate: ((destination: Destination) => void) | undefined
let waiting: Destination | undefined

/** Only the newest port is alive; a MessagePort cannot pass the context bridge, so it is posted to the page. */
function handOver(): void {
  if (!pageListens || ports.length === 0) return
  window.postMessage(portMessage, location.origin, ports)
  ports = []
}

ipcRenderer.on(CHANNEL.port, event => {
  ports = event.ports
  handOver()
})

window.addEventListener('message', event => {
  if (event.source !== window || !isPortWanted(event.data)) return
  pageListens = true
  handOver()
})

function isPortWanted(data: unknown): data is PortWantedMessage {
  return typeof data === 'object' && data !== null && 'jmdi' in data && data.jmdi === 'port-wanted'
}

ipcRenderer.on(CHANNEL.navigate, (_event, destination: Destination) => {
  if (navigate === undefined) waiting = destination
  else navigate(destination)
})

function onNavigate(listener: (destination: Destination) => void): () => void {
  navigate = listener
  if (waiting !== undefined) listener(waiting)
  waiting = undefined
  return () => {
    if (navigate === listener) navigate = undefined
  }
}

const bridge: NativeBridge = {
  host: 'electron',
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  saveDocument: ({ fileName, base64 }) => ipcRenderer.invoke(CHANNEL.saveDocument, { fileName, base64 }) as Promise<SaveOutcome>,
  savePack: ({ courseId, fileName }) => ipcRenderer.invoke(CHANNEL.savePack, { courseId, fileName }) as Promise<SaveOutcome>,
  chooseFolder: () => ipcRenderer.invoke(CHANNEL.chooseFolder) as Promise<string | undefined>,
  openProjector: () => ipcRenderer.send(CHANNEL.openProjector),
  onNavigate,
  setLocale: locale => ipcRenderer.send(CHANNEL.setLocale, locale),
  setTheme: theme => ipcRenderer.send(CHANNEL.setTheme, theme),
}

contextBridge.exposeInMainWorld('native', bridge)
ipcRenderer.send(CHANNEL.hello)
