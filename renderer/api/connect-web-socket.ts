import type { Connect } from './transport.ts'

/** Browser mode: the socket lies beside the page. */
export function connectWebSocket(url: string): Connect {
  return listeners => {
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => listeners.opened({ send: text => socket.send(text), close: () => socket.close() }))
    socket.addEventListener('message', event => listeners.received(String(event.data)))
    socket.addEventListener('close', () => listeners.lost())
  }
}

export function socketUrl(page: Location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/link`
}
