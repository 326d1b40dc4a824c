import { rankAddresses, type AdapterAddress } from '#common/domain/room/rules/rank-addresses.ts'
import type { DoctorLead, RoomAddress } from '#common/domain/room/views/connection.ts'

/** Without a phone for so long, something is wrong. */
export const PATIENCE_MS = 60_000
/** A phone's own hotspot takes five to ten devices, and just refuses the next. */
const HOTSPOT_DEVICES = 10

export interface ConnectionDoctor {
  readonly address: () => RoomAddress
  /** Where the room is reached: the address chosen, else the likely one. Undefined: nowhere. */
  readonly current: () => string | undefined
  readonly choose: (address: string | undefined) => void
  /** Somebody at one address asked for the page at another, which is ours. @returns whether that proves something new */
  readonly visited: (remote: string | undefined, local: string | undefined) => boolean
  /** The machine's addresses are others than before. */
  readonly addressesChanged: () => void
}

export interface DoctorOptions {
  readonly addresses: () => readonly AdapterAddress[]
  readonly port: () => number
  readonly code: () => string
  /** People who are expected or here. */
  readonly headcount: () => number
  readonly now: () => Date
}

/** What can be known of the way to the laptop. Nothing it sees by itself proves that a phone gets through: only a phone does. */
export function createConnectionDoctor({ addresses, port, code, headcount, now }: DoctorOptions): ConnectionDoctor {
  let chosen: string | undefined
  /** Our own addresses at which somebody from outside has been. */
  const proven = new Set<string>()
  let changedAt: string | undefined
  let since = now().getTime()

  function current(): string | undefined {
    const all = rankAddresses(addresses())
    return all.find(({ address }) => address === chosen)?.address ?? all[0]?.address
  }

  function visited(remote: string | undefined, local: string | undefined): boolean {
    const [from, at] = [remote, local].map(address => address?.replace(/^::ffff:/, ''))
    if (from === undefined || at === undefined || proven.has(at)) return false
    const own = ['127.0.0.1', '::1', ...addresses().map(({ address }) => address)]
    if (own.includes(from)) return false
    proven.add(at)
    return true
  }

  function addressesChanged(): void {
    changedAt = now().toISOString()
    since = now().getTime()
    const here = addresses().map(({ address }) => address)
    for (const gone of [...proven].filter(address => !here.includes(address))) proven.delete(gone)
  }

  function leads(reachable: string | undefined, isProven: boolean): readonly DoctorLead[] {
    if (reachable === undefined) return ['no-address']
    if (isProven) return headcount() > HOTSPOT_DEVICES ? ['many-people'] : []
    const waited = now().getTime() - since >= PATIENCE_MS
    return [
      ...(waited ? (['firewall', 'wrong-wifi', 'isolation', 'mobile-data'] as const) : []),
      ...(headcount() > HOTSPOT_DEVICES ? (['many-people'] as const) : []),
    ]
  }

  function address(): RoomAddress {
    const reachable = current()
    const isProven = reachable !== undefined && proven.has(reachable)
    const shownPort = port() === 80 ? '' : `:${String(port())}`
    return {
      url: reachable === undefined ? '' : `http://${reachable}${shownPort}/${code()}`,
      port: port(),
      all: rankAddresses(addresses()),
      chosen,
      proof: isProven ? 'proven' : 'not-proven',
      leads: leads(reachable, isProven),
      changedAt,
    }
  }

  return { address, current, choose: next => void (chosen = next), visited, addressesChanged }
}
