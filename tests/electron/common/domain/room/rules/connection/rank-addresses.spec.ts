import { describe, expect, it } from 'vitest'
import { rankAddresses } from '#common/domain/room/rules/connection/rank-addresses.ts'

type Machine = readonly (readonly [adapter: string, address: string])[]

const machines: readonly (readonly [what: string, best: string, machine: Machine])[] = [
  [
    'Windows on a router, with WSL and VirtualBox',
    '192.168.1.23',
    [
      ['vEthernet (WSL)', '172.27.96.1'],
      ['VirtualBox Host-Only Network', '192.168.56.1'],
      ['Wi-Fi', '192.168.1.23'],
    ],
  ],
  [
    'Windows with a newer VirtualBox, which calls itself Ethernet',
    '10.20.0.14',
    [
      ['Ethernet 3', '192.168.56.1'],
      ['Ethernet', '10.20.0.14'],
    ],
  ],
  [
    'Windows with its own mobile hotspot on',
    '192.168.137.1',
    [
      ['Wi-Fi', '192.168.1.23'],
      ['Local Area Connection* 2', '192.168.137.1'],
      ['vEthernet (Default Switch)', '172.20.48.1'],
    ],
  ],
  [
    'Windows in Spanish with its own hotspot on',
    '192.168.137.1',
    [
      ['Conexión de área local* 10', '192.168.137.1'],
      ['Ethernet', '10.0.0.8'],
    ],
  ],
  [
    'Windows in Arabic with its own hotspot on',
    '192.168.137.1',
    [
      ['اتصال محلي* 2', '192.168.137.1'],
      ['شبكة Wi-Fi', '192.168.1.4'],
    ],
  ],
  [
    'Windows in French on a phone’s hotspot',
    '192.168.43.77',
    [
      ['Connexion réseau sans fil', '192.168.43.77'],
      ['Ethernet', '169.254.10.1'],
    ],
  ],
  [
    'Windows on a cable, with a tunnel',
    '10.20.0.14',
    [
      ['OpenVPN Wintun', '10.8.0.2'],
      ['Ethernet', '10.20.0.14'],
      ['Bluetooth Network Connection', '169.254.3.4'],
    ],
  ],
  [
    'a Mac on a router, with a tunnel and a virtual machine',
    '192.168.1.7',
    [
      ['utun4', '10.8.0.3'],
      ['vmnet8', '192.168.88.1'],
      ['bridge100', '192.168.64.1'],
      ['en0', '192.168.1.7'],
    ],
  ],
  [
    'a Mac on an iPhone',
    '172.20.10.3',
    [
      ['en0', '172.20.10.3'],
      ['utun3', '100.101.102.103'],
    ],
  ],
  [
    'a Mac that shares its cable',
    '192.168.2.1',
    [
      ['en5', '10.20.0.14'],
      ['bridge100', '192.168.2.1'],
    ],
  ],
  [
    'Linux on an Android phone, with containers',
    '192.168.43.10',
    [
      ['docker0', '172.17.0.1'],
      ['br-3f2a', '172.18.0.1'],
      ['virbr0', '192.168.122.1'],
      ['tailscale0', '100.64.0.9'],
      ['wlp3s0', '192.168.43.10'],
    ],
  ],
  [
    'Linux with its own hotspot, and a cable to the office',
    '10.42.0.1',
    [
      ['enp0s31f6', '10.1.2.3'],
      ['wlp3s0', '10.42.0.1'],
    ],
  ],
  [
    'a board with two Wi-Fi sticks',
    '10.42.0.1',
    [
      ['wlan0', '192.168.1.9'],
      ['wlan1', '10.42.0.1'],
    ],
  ],
]

describe('the most likely address', () => {
  it.each(machines)('of %s is %s', (_, best, machine) => {
    const ranked = rankAddresses(machine.map(([adapter, address]) => ({ adapter, address })))
    expect(ranked[0]).toMatchObject({ address: best, likely: 'best' })
    expect(ranked.length).toBe(machine.length)
  })

  it.each([
    ['vEthernet (WSL)', '172.27.96.1'],
    ['VirtualBox Host-Only Network', '192.168.56.1'],
    ['Ethernet 3', '192.168.56.1'],
    ['docker0', '172.17.0.1'],
    ['virbr0', '192.168.122.1'],
    ['tailscale0', '100.64.0.9'],
    ['Tailscale', '100.64.0.9'],
    ['utun4', '10.8.0.3'],
    ['VMware Network Adapter VMnet8', '192.168.88.1'],
    ['Bluetooth Network Connection', '192.168.44.1'],
    ['Wi-Fi', '169.254.12.1'],
  ])('is never one of %s at %s, while there is another', (adapter, address) => {
    expect(
      rankAddresses([
        { adapter, address },
        { adapter: 'eth0', address: '10.0.0.1' },
      ])[0]?.address,
    ).toBe('10.0.0.1')
    expect(rankAddresses([{ adapter, address }])[0]?.likely).toBe('unlikely')
  })

  it.each(['Local Area Connection', 'Local Area Connection 2', 'Local Area Connection* 2', 'LAN', 'Hamburg'])(
    'may well be that of %s',
    adapter => {
      expect(rankAddresses([{ adapter, address: '10.0.0.1' }])[0]?.likely).toBe('best')
    },
  )

  it('is undefined where there is no address', () => {
    expect(rankAddresses([])).toEqual([])
  })
})
