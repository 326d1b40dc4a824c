import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import { createLink, type ConnectionState, type Link } from '#renderer/api/link.ts'

export interface SocketLink extends Link {
  readonly states: readonly ConnectionState['kind'][]
}

/** A busy machine takes most of half a minute for the first document, which a page would give up waiting for. */
export const CALL_PATIENCE_MS = 120_000

/** Goes in by an address of browser mode, as a browser does, and opens the page's own link over a real socket. */
export async function linkByAddress(address: string): Promise<SocketLink> {
  const { origin, port } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0]
  const token = /setItem\("jmdi-token","([^"]+)"\)/.exec(await entered.text())?.[1]
  if (cookie === undefined || token === undefined) throw new Error(`${address} let nobody in on port ${port}: ${entered.status}`)
  return linkBySocket(origin, cookie, token)
}

export function linkBySocket(origin: string, cookie: string, token: string): SocketLink {
  const states: ConnectionState['kind'][] = []
  const link = createLink({
    connect: listeners => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/link`, { headers: { cookie, origin } })
      socket.on('open', () => listeners.opened({ send: text => socket.send(text), close: () => socket.close() }))
      socket.on('message', data => listeners.received(asBuiltHere(String(data))))
      socket.on('close', () => listeners.lost())
      socket.on('error', () => undefined)
    },
    token: () => token,
    newId: () => v7(),
    onState: state => states.push(state.kind),
    onOtherContract: () => undefined,
    callTimeoutMs: CALL_PATIENCE_MS,
  })
  return { ...link, states }
}

/** A spec's link is not built, so it has no hash to compare: it takes the other side's as its own. */
function asBuiltHere(text: string): string {
  const message = JSON.parse(text) as ServerMessage
  return message.t === 'hello' ? JSON.stringify({ ...message, contract: CONTRACT_HASH }) : text
}
