import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { InputOf, OutputOf, ProcedureName } from '#common/contract/index.ts'
import type { Order } from './far-end.ts'

/** Why no network can be made here; undefined: one can. */
export function whyNoNetwork(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s'
  if (process.getuid?.() !== 0) return 'making network namespaces needs root'
  const probe = `jmdi-probe-${String(process.pid)}`
  try {
    ip('netns', 'add', probe)
    ip('netns', 'exec', probe, 'nft', 'list', 'ruleset')
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    quietly(() => ip('netns', 'del', probe))
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: 'pipe' })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // It was not there.
  }
}

const HOSTS = ['laptop', 'phone', 'other'] as const
export type HostName = (typeof HOSTS)[number]

const PREFIX = '/16'
const ADAPTER = 'wlan0'

export interface Lan {
  readonly toNamespace: (host: HostName) => string
  /** Gives a machine another address in place of the one it has. */
  readonly move: (host: HostName, from: string, to: string) => void
  /** Client isolation, as guest networks and some hotspots have it: machines named here do not see one another. */
  readonly isolate: (...hosts: readonly HostName[]) => void
  /** A firewall that drops what comes in, without a word. */
  readonly dropIncoming: (drops: boolean) => void
  readonly close: () => void
}

/** A router with three machines on it, in namespaces that lead nowhere else. */
export function openLan(addresses: Readonly<Record<HostName, string>>): Lan {
  const own = String(process.pid)
  const router = `jmdi-router-${own}`
  const toNamespace = (host: HostName): string => `jmdi-${host}-${own}`
  const inside = (namespace: string, ...command: readonly string[]): void => ip('netns', 'exec', namespace, ...command)

  function plug(host: HostName): void {
    const namespace = toNamespace(host)
    ip('netns', 'add', namespace)
    ip('link', 'add', `to-${host}`, 'netns', router, 'type', 'veth', 'peer', 'name', ADAPTER, 'netns', namespace)
    inside(router, 'ip', 'link', 'set', `to-${host}`, 'master', 'air', 'up')
    inside(namespace, 'ip', 'link', 'set', 'lo', 'up')
    inside(namespace, 'ip', 'link', 'set', ADAPTER, 'up')
    inside(namespace, 'ip', 'addr', 'add', addresses[host] + PREFIX, 'dev', ADAPTER)
  }

  ip('netns', 'add', router)
  inside(router, 'ip', 'link', 'add', 'air', 'type', 'bridge')
  inside(router, 'ip', 'link', 'set', 'air', 'up')
  HOSTS.forEach(plug)

  return {
    toNamespace,
    move: (host, from, to) => {
      inside(toNamespace(host), 'ip', 'addr', 'add', to + PREFIX, 'dev', ADAPTER)
      inside(toNamespace(host), 'ip', 'addr', 'del', from + PREFIX, 'dev', ADAPTER)
      // The kernel lets a second address of one network go with the first.
      quietly(() => inside(toNamespace(host), 'ip', 'addr', 'add', to + PREFIX, 'dev', ADAPTER))
    },
    isolate: (...isolated) =>
      HOSTS.forEach(host =>
        inside(router, 'bridge', 'link', 'set', 'dev', `to-${host}`, 'isolated', isolated.includes(host) ? 'on' : 'off'),
      ),
    dropIncoming: drops =>
      drops
        ? inside(
            toNamespace('laptop'),
            'nft',
            `add table ip wall; add chain ip wall in { type filter hook input priority 0 ; }; add rule ip wall in iifname ${ADAPTER} drop`,
          )
        : inside(toNamespace('laptop'), 'nft', 'delete table ip wall'),
    close: () => [router, ...HOSTS.map(toNamespace)].forEach(namespace => quietly(() => ip('netns', 'del', namespace))),
  }
}

/** A program in one of the machines. */
export function runIn(namespace: string, command: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn('ip', ['netns', 'exec', namespace, ...command], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
}

export interface FarEnd {
  readonly order: (order: Order) => Promise<unknown>
  readonly call: <N extends ProcedureName>(name: N, input?: InputOf<N>) => Promise<OutputOf<N>>
  /** What a plain request is answered; `nothing`: no answer in time. */
  readonly get: (url: string, host?: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 2000

export function farEnd(namespace: string, program: string): FarEnd {
  const child = runIn(namespace, [process.execPath, program])
  const waiting = new Map<number, (said: { readonly result?: unknown; readonly error?: string }) => void>()
  let orders = 0
  if (child.stdout === null) throw new Error('no output')
  createInterface({ input: child.stdout }).on('line', line => {
    const said = JSON.parse(line) as { readonly n: number; readonly result?: unknown; readonly error?: string }
    waiting.get(said.n)?.(said)
  })

  async function order(given: Order): Promise<unknown> {
    orders += 1
    const n = orders
    const said = new Promise<{ readonly result?: unknown; readonly error?: string }>(resolve => waiting.set(n, resolve))
    child.stdin?.write(`${JSON.stringify({ n, order: given })}\n`)
    const { result, error } = await said
    if (error !== undefined) throw new Error(error)
    return result
  }

  return {
    order,
    call: ((name: string, input: unknown) => order({ do: 'call', name, input })) as FarEnd['call'],
    get: (url, host) => order({ do: 'get', url, host, withinMs: PATIENCE_MS }),
    close: async () => {
      child.stdin?.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
