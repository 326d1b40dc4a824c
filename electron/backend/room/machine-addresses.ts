import { networkInterfaces } from 'node:os'
import type { AdapterAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'

/** The IPv4 addresses of this machine by which another could reach it. */
export function listMachineAddresses(): readonly AdapterAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([adapter, addresses = []]) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => ({ adapter, address })),
  )
}

const POLL_MS = 2000

/** Calls back when the list of addresses changes; polled, because no event tells of it on every system. @returns what stops it */
export function watchAddresses(listAddresses: () => readonly AdapterAddress[], onChange: () => void): () => void {
  let before = JSON.stringify(listAddresses())
  const timer = setInterval(() => {
    const now = JSON.stringify(listAddresses())
    if (now === before) return
    before = now
    onChange()
  }, POLL_MS)
  return () => clearInterval(timer)
}
