import { networkInterfaces } from 'node:os'
import type { AdapterAddress } from '#common/domain/room/rules/rank-addresses.ts'

/** The IPv4 addresses of this machine by which another could reach it. */
export function machineAddresses(): readonly AdapterAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([adapter, addresses = []]) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => ({ adapter, address })),
  )
}

const LOOK_AGAIN_MS = 2000

/** Calls back whenever the list of addresses is another than before; no system tells of that by itself everywhere. */
export function watchAddresses(read: () => readonly AdapterAddress[], onChange: () => void): () => void {
  let before = JSON.stringify(read())
  const timer = setInterval(() => {
    const now = JSON.stringify(read())
    if (now === before) return
    before = now
    onChange()
  }, LOOK_AGAIN_MS)
  return () => clearInterval(timer)
}
