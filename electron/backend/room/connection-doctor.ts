import { rankAddresses, type AdapterAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'
import type { DoctorLead, RoomAddress } from '#common/domain/room/views/connection.ts'

/** When no phone has come through for this long, something is wrong. */
export const PATIENCE_MS = 60_000
/** A phone's own hotspot takes five to ten devices, and refuses the next without a word. */
const HOTSPOT_DEVICES = 10

export interface ConnectionDoctor {
  readonly address: () => RoomAddress
  /** Where the room is reached: the address chosen, else the likely one. Undefined: nowhere. */
  readonly current: () => string | undefined
  readonly choose: (address: string | undefined) => void
  /** Records that somebody at `remote` asked for the page at `local`, an address of ours. @returns whether that proves something new */
  readonly recordVisit: (remote: string | undefined, local: string | undefined) => boolean
  /** Call when the machine's addresses have changed. */
  readonly addressesChanged: () => void
}

export interface DoctorOptions {
  readonly addresses: () => readonly AdapterAddress[]
  readonly port: () => number
  readonly code: () => string
  /** How many people are expected or present. */
  readonly headcount: () => number
  readonly now: () => Date
}

/** Reports what is known of the connection from phones to the laptop. Only a phone that gets through proves that phones can. */
export function createConnectionDoctor({ addresses, port, code, headcount, now }: DoctorOptions): ConnectionDoctor {
  let chosen: string | undefined
  /** Our own addresses that somebody from outside has reached. */
  const proven = new Set<string>()
  let changedAt: string | undefined
  let waitingSince = now().getTime()

  function current(): string | undefined {
    const all = rankAddresses(addresses())
    return all.find(({ address }) => address === chosen)?.address ?? all[0]?.address
  }

  function recordVisit(remote: string | undefined, local: string | undefined): boolean {
    const [from, to] = [remote, local].map(address => address?.replace(/^::ffff:/, ''))
    if (from === undefined || to === undefined || proven.has(to)) return false
    const own = ['127.0.0.1', '::1', ...addresses().map(({ address }) => address)]
    if (own.includes(from)) return false
    proven.add(to)
    return true
  }

  function addressesChanged(): void {
    changedAt = now().toISOString()
    waitingSince = now().getTime()
    const here = addresses().map(({ address }) => address)
    for (const gone of [...proven].filter(address => !here.includes(address))) proven.delete(gone)
  }

  function listLeads(reachable: string | undefined, isProven: boolean): readonly DoctorLead[] {
    if (reachable === undefined) return ['no-address']
    if (isProven) return headcount() > HOTSPOT_DEVICES ? ['many-people'] : []
    const hasWaited = now().getTime() - waitingSince >= PATIENCE_MS
    return [
      ...(hasWaited ? (['firewall', 'wrong-wifi', 'isolation', 'mobile-data'] as const) : []),
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
      leads: listLeads(reachable, isProven),
      changedAt,
    }
  }

  return { address, current, choose: next => void (chosen = next), recordVisit, addressesChanged }
}
