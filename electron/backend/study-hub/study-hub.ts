import type { StudyHubState } from '#common/contract/study/study-hub.ts'
import { rankAddresses, type AdapterAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'
import { createGuessLimiter, type GuessLimiter } from '#backend/http/guess-limiter.ts'
import { listMachineAddresses, watchAddresses } from '#backend/room/machine-addresses.ts'
import { findFixedAddress } from '#backend/room/server/server-settings.ts'
import { createKeyedMutex } from '#backend/rpc/keyed-mutex.ts'
import type { StudyServer, StudyServerOptions } from './study-server.ts'

/** Serves learners who study on their own phones, while a facilitator keeps it open. */
export interface StudyHub {
  readonly state: () => StudyHubState
  readonly allowsNew: () => boolean
  readonly open: (allowsNew: boolean) => Promise<StudyHubState | { readonly kind: 'no-port' }>
  /** Ends the connections of all phones; what was answered is saved. */
  readonly close: () => Promise<StudyHubState>
  /** A learner has signed in by this connection. */
  readonly entered: (connectionId: string, name: string) => void
  /** The connection is closed, or its learner has signed out. */
  readonly left: (connectionId: string) => void
  /** Of names and PINs. */
  readonly guessLimiter: GuessLimiter
}

export interface StudyHubOptions extends Pick<StudyServerOptions, 'settings' | 'rendererFolder' | 'courses'> {
  /** A function, because connections are made after the hub, which they serve. */
  readonly connections: () => StudyServerOptions['connections']
  readonly onChange: (state: StudyHubState) => void
}

interface Opened {
  readonly server: StudyServer
  readonly stopWatching: () => void
  allowsNew: boolean
}

/** Closed at first; the server is loaded when it is opened. */
export function createStudyHub(options: StudyHubOptions): StudyHub {
  const names = new Map<string, string>()
  const guessLimiter = createGuessLimiter(() => performance.now())
  const server = createSwitch(options, () => changed())

  function state(): StudyHubState {
    const opened = server.current()
    return opened === undefined ? { kind: 'closed' } : { kind: 'open', ...opened, names: [...new Set(names.values())].sort() }
  }

  function changed(): StudyHubState {
    const now = state()
    options.onChange(now)
    return now
  }

  async function open(allowsNew: boolean): ReturnType<StudyHub['open']> {
    return (await server.open(allowsNew)) ? changed() : { kind: 'no-port' }
  }

  async function close(): Promise<StudyHubState> {
    if (!(await server.close())) return state()
    names.clear()
    return changed()
  }

  function entered(connectionId: string, name: string): void {
    names.set(connectionId, name)
    changed()
  }

  function left(connectionId: string): void {
    guessLimiter.forget(connectionId)
    if (names.delete(connectionId)) changed()
  }

  return { state, allowsNew: () => server.current()?.allowsNew ?? false, open, close, entered, left, guessLimiter }
}

interface Opened {
  readonly server: StudyServer
  readonly stopWatching: () => void
  allowsNew: boolean
}

interface Switch {
  readonly current: () => Pick<Extract<StudyHubState, { kind: 'open' }>, 'allowsNew' | 'addresses' | 'port'> | undefined
  /** False: no port was free. */
  readonly open: (allowsNew: boolean) => Promise<boolean>
  /** False: it was closed. */
  readonly close: () => Promise<boolean>
}

/** The server, opened and closed in turns. */
function createSwitch({ settings, rendererFolder, courses, connections }: StudyHubOptions, onAddresses: () => void): Switch {
  const fixed = findFixedAddress(settings)
  const addresses = (): readonly AdapterAddress[] => (fixed === undefined ? listMachineAddresses() : [{ adapter: 'only', address: fixed }])
  const turns = createKeyedMutex()
  let opened: Opened | undefined

  async function start(): Promise<Opened | undefined> {
    const { startStudyServer } = await import('./study-server.ts')
    const list = (): readonly string[] => addresses().map(({ address }) => address)
    const server = await startStudyServer({ settings, rendererFolder, courses, connections: connections(), addresses: list })
    return server && { server, stopWatching: watchAddresses(addresses, onAddresses), allowsNew: false }
  }

  async function open(allowsNew: boolean): Promise<boolean> {
    opened ??= await start()
    if (opened === undefined) return false
    opened.allowsNew = allowsNew
    return true
  }

  async function close(): Promise<boolean> {
    if (opened === undefined) return false
    const { server, stopWatching } = opened
    opened = undefined
    stopWatching()
    await server.close()
    return true
  }

  return {
    current: () => opened && { allowsNew: opened.allowsNew, addresses: rankAddresses(addresses()), port: opened.server.port },
    open: allowsNew => turns.run('', () => open(allowsNew)),
    close: () => turns.run('', close),
  }
}
