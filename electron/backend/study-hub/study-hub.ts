import type { StudyHubState } from '#common/contract/study/study-hub.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
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
  readonly entered: (connectionId: string, learner: Pick<Learner, 'id' | 'name'>) => void
  /** The connection is closed, or its learner has signed out. */
  readonly left: (connectionId: string) => void
  /** A learner has another PIN or is gone: whoever was signed in is no longer, but for one connection. */
  readonly signedOut: (learnerId: string, exceptConnectionId?: string) => void
  /** Of names and PINs. */
  readonly guessLimiter: GuessLimiter
}

export interface StudyHubOptions extends Pick<StudyServerOptions, 'settings' | 'rendererFolder' | 'courses'> {
  /** A function, because connections are made after the hub, which they serve. */
  readonly connections: () => StudyServerOptions['connections']
  readonly onChange: (state: StudyHubState) => void
}

/** One name for each person, however many phones they have. */
function listNames(learners: readonly Pick<Learner, 'id' | 'name'>[]): readonly string[] {
  return [...new Map(learners.map(({ id, name }) => [id, name])).values()].sort()
}

interface Opened {
  readonly server: StudyServer
  readonly stopWatching: () => void
  allowsNew: boolean
}

/** Closed at first; the server is loaded when it is opened. */
export function createStudyHub(options: StudyHubOptions): StudyHub {
  const present = new Map<string, Pick<Learner, 'id' | 'name'>>()
  const guessLimiter = createGuessLimiter(() => performance.now())
  const server = createSwitch(options, () => changed())

  function state(): StudyHubState {
    const opened = server.current()
    return opened === undefined ? { kind: 'closed' } : { kind: 'open', ...opened, names: listNames([...present.values()]) }
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
    present.clear()
    return changed()
  }

  function entered(connectionId: string, learner: Pick<Learner, 'id' | 'name'>): void {
    present.set(connectionId, learner)
    changed()
  }

  function signedOut(learnerId: string, exceptConnectionId?: string): void {
    const gone = [...present].filter(([connectionId, { id }]) => id === learnerId && connectionId !== exceptConnectionId)
    for (const [connectionId] of gone) present.delete(connectionId)
    if (gone.length > 0) changed()
  }

  function left(connectionId: string): void {
    guessLimiter.forget(connectionId)
    if (present.delete(connectionId)) changed()
  }

  return { state, allowsNew: () => server.current()?.allowsNew ?? false, open, close, entered, left, signedOut, guessLimiter }
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
