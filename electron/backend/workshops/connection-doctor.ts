import { rankAddresses, type AdapterAddress } from '../../common/domain/workshops/room/pick-address.ts'
import type { DoctorLead, RoomAddress } from '../../common/domain/workshops/room/room-views.ts'

/** Without a phone for so long, something is wrong. */
export const PATIENCE_MS = 60_000
/** A phone's own hotspot takes five to ten devices, and just refuses the next. */
const HOTSPOT_DEVICES = 10

export interface ConnectionDoctor {
  readonly address: () => RoomAddress
  /** Where the room is reached: the address chosen, else the likely one. Undefined: nowhere. */
  readonly current: () => string | undefined
  readonly choose: (address: string | undefined) => void
  /** Somebody asked for the page from this address. */
  readonly visited: (remote: string | undefined) => void
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
  let provenOn: string | undefined
  let changedAt: string | undefined
  let since = now().getTime()

  function current(): string | undefined {
    const all = rankAddresses(addresses())
    return all.find(({ address }) => address === chosen)?.address ?? all[0]?.address
  }

  function visited(remote: string | undefined): void {
    const plain = remote?.replace(/^::ffff:/, '')
    const own = ['127.0.0.1', '::1', ...addresses().map(({ address }) => address)]
    if (plain !== undefined && !own.includes(plain)) provenOn = current()
  }

  function addressesChanged(): void {
    changedAt = now().toISOString()
    since = now().getTime()
  }

  function leads(reachable: string | undefined, proven: boolean): readonly DoctorLead[] {
    if (reachable === undefined) return ['no-address']
    if (proven) return headcount() > HOTSPOT_DEVICES ? ['many-people'] : []
    const waited = now().getTime() - since >= PATIENCE_MS
    return [...(waited ? (['firewall', 'wrong-wifi', 'isolation', 'mobile-data'] as const) : []), ...(headcount() > HOTSPOT_DEVICES ? (['many-people'] as const) : [])]
  }

  function address(): RoomAddress {
    const reachable = current()
    const proven = reachable !== undefined && provenOn === reachable
    const shownPort = port() === 80 ? '' : `:${String(port())}`
    return {
      url: reachable === undefined ? '' : `http://${reachable}${shownPort}/${code()}`,
      port: port(),
      all: rankAddresses(addresses()),
      chosen,
      proof: proven ? 'proven' : 'not-proven',
      leads: leads(reachable, proven),
      changedAt,
    }
  }

  return { address, current, choose: next => void (chosen = next), visited, addressesChanged }
}
