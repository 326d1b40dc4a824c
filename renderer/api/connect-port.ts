import type { PortWantedMessage } from '#common/contract/desktop.ts'
import type { Connect, TransportListeners } from './transport.ts'

const PORT_WANTED: PortWantedMessage = { jmdi: 'port-wanted' }

/** What the preload posts to the page with a MessagePort: at the start, and again whenever the backend was restarted. */
export const PORT_MESSAGE = 'port'

function isPortMessage(event: MessageEvent): boolean {
  const data: unknown = event.data
  const known = typeof data === 'object' && data !== null && 'jmdi' in data && data.jmdi === PORT_MESSAGE
  return known && event.source === window && event.ports.length === 1
}

/** Desktop window: main hands over a port. A MessagePort never says that its other end died; the next port does. */
export function connectPort(page: Window): Connect {
  let listeners: TransportListeners | undefined
  let current: MessagePort | undefined
  let waiting: MessagePort | undefined

  function use(port: MessagePort): void {
    current = port
    port.onmessage = event => listeners?.received(String(event.data))
    port.start()
    listeners?.opened({ send: text => port.postMessage(text), close: () => port.close() })
  }

  page.addEventListener('message', event => {
    const [port] = event.ports
    if (!isPortMessage(event) || port === undefined) return
    if (current !== undefined) {
      current.close()
      listeners?.lost()
    }
    if (listeners === undefined) waiting = port
    else use(port)
  })
  // Modules that wait for something run after the page counts as loaded: the preload hands over when it hears this.
  page.postMessage(PORT_WANTED, page.location.origin)

  return next => {
    listeners = next
    if (waiting === undefined) return
    use(waiting)
    waiting = undefined
  }
}
