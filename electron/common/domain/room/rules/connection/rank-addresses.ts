/** An address of this machine. */
export interface MachineAddress {
  readonly address: string
  readonly adapter: string
  readonly likely: 'best' | 'possible' | 'unlikely'
}

/** An address as the operating system lists it. */
export interface AdapterAddress {
  readonly adapter: string
  /** IPv4 only: short enough for a QR code and for typing. */
  readonly address: string
}

/** Adapters that phones cannot reach: virtual machines, containers, tunnels. */
const VIRTUAL =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|VirtualBox|VMware|WSL|tun|tap|utun|wg|ppp|zt|tailscale|ham\d|hamachi|lo\d*$)|virtual|hyper-v|vpn|loopback|bluetooth/i
/** Windows names its own hotspot with an asterisk in every language: `Local Area Connection* 2`. */
const WIRELESS = /^(?:wl|wlan|wifi|wi-fi|ap\d*$|en0$)|wireless|wlan|wi-fi|drahtlos|inalámbric|sans fil|\* ?\d+$/i
/** Default addresses of virtual machines and containers: newer VirtualBox adapters are named `Ethernet 3`. */
const VIRTUAL_ADDRESS = /^(?:192\.168\.(?:56|99|122)|172\.17\.0)\.1$/
const LINK_LOCAL = /^169\.254\./
/** Ranges of phone hotspots and of the Windows mobile hotspot. */
const HOTSPOT = /^(?:192\.168\.(?:43|49|137)|172\.20\.10|10\.42\.\d+)\./
const HOME_NETWORK = /^192\.168\./

function scoreAddress({ adapter, address }: AdapterAddress): number {
  if (LINK_LOCAL.test(address)) return -2
  if (VIRTUAL.test(adapter) || VIRTUAL_ADDRESS.test(address)) return -1
  return (HOTSPOT.test(address) ? 4 : HOME_NETWORK.test(address) ? 2 : 1) + (WIRELESS.test(adapter) ? 4 : 0)
}

/** Most likely first: wireless before wired, hotspots before office networks, virtual adapters last. */
export function rankAddresses(all: readonly AdapterAddress[]): readonly MachineAddress[] {
  const scored = all
    .map(one => ({ ...one, score: scoreAddress(one) }))
    .sort((one, other) => other.score - one.score || (one.address < other.address ? -1 : 1))
  return scored.map(({ adapter, address, score }, index) => ({
    adapter,
    address,
    likely: score < 0 ? 'unlikely' : index === 0 ? 'best' : 'possible',
  }))
}
