import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { PackExporter } from '#backend/packs/pack-exporter.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { allowedHosts } from '#backend/http/allowed-hosts.ts'
import { servePages } from './page-server.ts'
import type { SignIn } from './sign-in.ts'
import { serveSockets } from '#backend/http/socket-server.ts'

export interface BrowserModeOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly rendererFolder: string
  readonly courses: CourseLibrary
  readonly packs: Pick<PackExporter, 'openExport'>
  readonly connections: Connections
  readonly signIn: SignIn
}

export interface BrowserMode {
  readonly port: number
  /** Creates an address that signs in one browser, once. */
  readonly newAddress: () => string
  readonly close: () => Promise<void>
}

/** Serves the suite to browsers of this machine. Rejects with Node's error when the port is taken or not allowed. */
export async function openBrowserMode(options: BrowserModeOptions): Promise<BrowserMode> {
  const { host, signIn, courses, packs, rendererFolder, connections } = options
  const server = createServer()
  const port = await listen(server, host, options.port)
  const hosts = allowedHosts(host, port)
  server.on('request', servePages({ rendererFolder, courses, packs, signIn, hosts, port }))
  const closeSockets = serveSockets({ server, connections, signIn, hosts, port })

  function newAddress(): string {
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}/enter?key=${signIn.createKey()}`
  }

  function close(): Promise<void> {
    closeSockets()
    server.closeAllConnections()
    return new Promise(resolve => server.close(() => resolve()))
  }

  return { port, newAddress, close }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
