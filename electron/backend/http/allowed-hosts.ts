import type { IncomingMessage } from 'node:http'

/** Host headers that a server on this port accepts; any other is a DNS rebinding attack or a mistake. */
export function allowedHosts(host: string, port: number): readonly string[] {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', host.includes(':') ? `[${host}]` : host])
  return [...names].flatMap(name => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

export function isAllowedHost(request: IncomingMessage, hosts: readonly string[]): boolean {
  return request.headers.host !== undefined && hosts.includes(request.headers.host.toLowerCase())
}

/** A socket must come from a page of ours; browsers always send Origin with an upgrade. */
export function isAllowedOrigin(request: IncomingMessage, hosts: readonly string[]): boolean {
  const { origin } = request.headers
  return origin !== undefined && hosts.some(host => origin.toLowerCase() === `http://${host}`)
}

const LOOPBACK = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/

/** Callers of kind `window` are programs on this machine only. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && LOOPBACK.test(address)
}
