import { MessageChannel } from 'node:worker_threads'
import { v7 } from 'uuid'
import { openBrowserMode } from '#backend/browser-mode/browser-mode.ts'
import { openSignIn, type BrowserSession } from '#backend/browser-mode/sign-in.ts'
import { createLink, type ConnectionState, type Link } from '#renderer/api/link.ts'
import type { Connect } from '#renderer/api/transport.ts'
import { CALL_PATIENCE_MS, linkByAddress } from './socket-link.ts'
import type { TestBackend } from './test-backend.ts'

export interface TestLink extends Link {
  readonly states: readonly ConnectionState['kind'][]
}

export interface LinkKind {
  readonly name: string
  /** Opens one more link to the backend, as one more window would. */
  readonly open: (backend: TestBackend) => Promise<TestLink>
}

function pageLink(connect: Connect): TestLink {
  const states: ConnectionState['kind'][] = []
  const link = createLink({
    connect,
    newId: () => v7(),
    onState: ({ kind }) => states.push(kind),
    onOtherContract: () => undefined,
    callTimeoutMs: CALL_PATIENCE_MS,
  })
  return { ...link, states }
}

function openInProcess({ connections }: TestBackend): Promise<TestLink> {
  const connect: Connect = listeners => {
    const connection = connections.open(
      { send: text => queueMicrotask(() => listeners.received(text)), close: () => listeners.lost() },
      { kind: 'window' },
    )
    listeners.opened({ send: connection.receive, close: connection.closed })
  }
  return Promise.resolve(pageLink(connect))
}

function openPort({ connections }: TestBackend): Promise<TestLink> {
  const connect: Connect = listeners => {
    const { port1, port2 } = new MessageChannel()
    const connection = connections.open({ send: text => port1.postMessage(text), close: () => port1.close() }, { kind: 'window' })
    port1.on('message', text => connection.receive(String(text)))
    port1.on('close', connection.closed)
    port2.on('message', text => listeners.received(String(text)))
    port2.on('close', () => listeners.lost())
    listeners.opened({ send: text => port2.postMessage(text), close: () => port2.close() })
  }
  return Promise.resolve(pageLink(connect))
}

async function openSocket(backend: TestBackend): Promise<TestLink> {
  const kept: BrowserSession[] = []
  const signIn = await openSignIn(
    { list: () => Promise.resolve(kept), add: session => Promise.resolve(void kept.push(session)) },
    () => new Date(),
  )
  const mode = await openBrowserMode({
    host: '127.0.0.1',
    port: 0,
    rendererFolder: backend.dataFolder,
    courses: backend.courses,
    packs: backend.packs,
    connections: backend.connections,
    signIn,
  })
  const link = await linkByAddress(mode.newAddress())
  return {
    ...link,
    close: () => {
      link.close()
      void mode.close()
    },
  }
}

const SOCKET: LinkKind = { name: 'a WebSocket', open: openSocket }
export const inProcessLink: LinkKind = { name: 'the in-process link', open: openInProcess }

/** Every way to the contract. */
export const allLinks: readonly LinkKind[] = [inProcessLink, { name: 'a MessagePort', open: openPort }, SOCKET]

/** What specs of procedures run over: at once the way that has the most between its ends, in the long part every way. */
export const links: readonly LinkKind[] = process.env['TEST_EVERY_LINK'] === undefined ? [SOCKET] : allLinks
