import type { MachineAddress } from '#common/domain/room/views/view-types.ts'

/** An address as the system lists it. */
export interface AdapterAddress {
  readonly adapter: string
  /** IPv4; phones are given nothing else: a code holds it and a person can type it. */
  readonly address: string
}

/** Adapters that lead to no room: virtual machines, containers, tunnels. */
const VIRTUAL =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|VirtualBox|VMware|WSL|tun|tap|utun|wg|ppp|zt|tailscale|ham\d|hamachi|lo\d*$)|virtual|hyper-v|vpn|loopback|bluetooth/i
/** A star before the number marks Windows' own hotspot in every language: `Local Area Connection* 2`. */
const WIRELESS = /^(?:wl|wlan|wifi|wi-fi|ap\d*$|en0$)|wireless|wlan|wi-fi|drahtlos|inalámbric|sans fil|\* ?\d+$/i
/** What virtual machines and containers take when nobody says otherwise: newer VirtualBox hides behind `Ethernet 3`. */
const VIRTUAL_ADDRESS = /^(?:192\.168\.(?:56|99|122)|172\.17\.0)\.1$/
const LINK_LOCAL = /^169\.254\./
/** Phones' own hotspots hand these out, and Windows' mobile hotspot the last. */
const HOTSPOT = /^(?:192\.168\.(?:43|49|137)|172\.20\.10|10\.42\.\d+)\./
const HOME = /^192\.168\./

function scoreOf({ adapter, address }: AdapterAddress): number {
  if (LINK_LOCAL.test(address)) return -2
  if (VIRTUAL.test(adapter) || VIRTUAL_ADDRESS.test(address)) return -1
  return (HOTSPOT.test(address) ? 4 : HOME.test(address) ? 2 : 1) + (WIRELESS.test(adapter) ? 4 : 0)
}

/** The machine's addresses, the likeliest first: wireless before wired, hotspots before offices, virtual adapters last. */
export function rankAddresses(all: readonly AdapterAddress[]): readonly MachineAddress[] {
  const scored = all
    .map(one => ({ ...one, score: scoreOf(one) }))
    .sort((one, other) => other.score - one.score || (one.address < other.address ? -1 : 1))
  return scored.map(({ adapter, address, score }, index) => ({
    adapter,
    address,
    likely: score < 0 ? 'unlikely' : index === 0 ? 'best' : 'possible',
  }))
}
