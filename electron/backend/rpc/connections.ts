import type { Caller, Identity } from '#common/contract/caller.ts'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import { CONTRACT_HASH, FRAME_MAX_LENGTH, type ServerMessage } from '#common/contract/wire.ts'
import { clientMessage, type ParsedClientMessage } from './client-message.ts'
import { dispatch, type CallConnection } from './dispatch.ts'
import { rememberFirstResults } from './idempotency-cache.ts'
import { publishTo } from './publisher.ts'
import type { Publish, Services } from '#backend/handlers/services.ts'
import { keepTurns } from './keyed-mutex.ts'

/** One end of a link: text goes out by `send`; the transport hands what comes in to the connection. */
export interface Channel {
  readonly send: (text: string) => void
  readonly close: () => void
}

export interface ConnectionTerms {
  readonly kind: Caller['kind']
  /** Looks at the token of the greeting; false closes the connection. */
  readonly admits?: (token: string | undefined) => boolean
  /** Largest frame it may send, in characters; undefined: a window's. */
  readonly frameLength?: number
}

export interface Connection {
  readonly receive: (text: string) => void
  /** Whether it has said a word yet, and whether it is known as anybody. */
  readonly standing: () => 'silent' | 'stranger' | 'known'
  readonly closed: () => void
}

export interface Connections {
  readonly open: (channel: Channel, terms: ConnectionTerms) => Connection
  readonly publish: Publish
  /** Ends the connections of a person of the room who was taken away. */
  readonly closeParticipant: (participantId: string) => void
  readonly closeAll: () => void
}

export interface OpenConnection {
  readonly channel: Channel
  caller: Caller
  greeted: boolean
}

/** Nobody has more phones in the hand than this; a token that was passed on fills no room. */
const CONNECTIONS_EACH = 5

/** Where a bug's stack goes: the log, never the wire. */
export type ReportError = (error: unknown) => void

/** Serves the contract on any number of channels. `services` lacks `publish`, which is made here. */
export function serveConnections(given: Omit<Services, 'publish' | 'disconnect'>, reportError: ReportError): Connections {
  const { live, identify, closed, end } = keepConnections(given.rooms)
  const memory = { firstResults: rememberFirstResults(), turns: keepTurns() }
  const publish = publishTo(live)
  const services: Services = { ...given, publish, disconnect: closeParticipant }

  async function answerCall(connection: OpenConnection, message: ParsedClientMessage & { t: 'call' }): Promise<void> {
    try {
      const output = await dispatch(
        { name: message.name, input: message.input, id: message.id },
        connectionOf(connection, identity => identify(connection, identity)),
        services,
        memory,
      )
      send(connection.channel, { t: 'ok', n: message.n, output: output ?? null })
    } catch (error) {
      send(connection.channel, { t: 'error', n: message.n, ...shapeOf(error, reportError) })
    }
  }

  function greet(connection: OpenConnection, token: string | undefined, terms: ConnectionTerms): void {
    if (terms.admits !== undefined && !terms.admits(token)) return end(connection)
    connection.greeted = true
    send(connection.channel, { t: 'hello', contract: CONTRACT_HASH })
  }

  function open(channel: Channel, terms: ConnectionTerms): Connection {
    const connection: OpenConnection = { channel, caller: { kind: terms.kind, id: given.newId() }, greeted: false }
    live.add(connection)
    function receive(text: string): void {
      if (!live.has(connection)) return
      const message = text.length > (terms.frameLength ?? FRAME_MAX_LENGTH) ? undefined : clientMessage(text)
      if (message === undefined) return end(connection)
      if (message.t === 'hello') return greet(connection, message.token, terms)
      if (!connection.greeted) return end(connection)
      if (message.t === 'ping') return send(channel, { t: 'pong' })
      void answerCall(connection, message)
    }
    return { receive, standing: () => standingOf(connection), closed: () => closed(connection) }
  }

  function closeParticipant(participantId: string): void {
    for (const connection of live) if (connection.caller.participantId === participantId) end(connection)
  }

  function closeAll(): void {
    for (const { channel } of live) channel.close()
    live.clear()
  }

  return { open, publish, closeParticipant, closeAll }
}

interface Kept {
  readonly live: Set<OpenConnection>
  readonly identify: (connection: OpenConnection, identity: Partial<Identity>) => void
  readonly closed: (connection: OpenConnection) => void
  /** What it still sends is not listened to: a hostile end need not answer our goodbye. */
  readonly end: (connection: OpenConnection) => void
}

function keepConnections(rooms: Services['rooms']): Kept {
  const live = new Set<OpenConnection>()

  /** Ignore identity changes for a socket that closed during the write; it would stay counted as present. */
  function identify(connection: OpenConnection, identity: Partial<Identity>): void {
    if (!live.has(connection)) return
    setCaller(connection, rooms, { ...connection.caller, ...identity })
    const { participantId } = connection.caller
    if (participantId === undefined) return
    const own = [...live].filter(({ caller }) => caller.participantId === participantId)
    for (const oldest of own.slice(0, -CONNECTIONS_EACH)) end(oldest)
  }

  function closed(connection: OpenConnection): void {
    if (!live.delete(connection)) return
    rooms.current()?.guessLimiter.forget(connection.caller.id)
    setCaller(connection, rooms, { ...connection.caller, participantId: undefined })
  }

  function end(connection: OpenConnection): void {
    closed(connection)
    connection.channel.close()
  }

  return { live, identify, closed, end }
}

function standingOf({ greeted, caller }: OpenConnection): ReturnType<Connection['standing']> {
  if (!greeted) return 'silent'
  return caller.kind === 'participant' && caller.participantId === undefined ? 'stranger' : 'known'
}

/** A room counts whose phones are connected. */
function setCaller(connection: OpenConnection, rooms: Services['rooms'], caller: Caller): void {
  const before = connection.caller.participantId
  connection.caller = caller
  if (before === caller.participantId) return
  const room = rooms.current()
  if (before !== undefined) room?.left(before)
  if (caller.participantId !== undefined) room?.arrived(caller.participantId)
}

/** Asked anew each time: a call may change who is calling. */
function connectionOf(connection: OpenConnection, identify: CallConnection['identify']): CallConnection {
  return {
    get caller() {
      return connection.caller
    },
    identify,
  }
}

function send(channel: Channel, message: ServerMessage): void {
  channel.send(JSON.stringify(message))
}

function shapeOf(error: unknown, reportError: ReportError): { code: ErrorCode; details: Readonly<Record<string, string | number>> } {
  if (error instanceof CodedError) {
    if (error.cause !== undefined) reportError(error)
    return { code: error.code, details: error.details }
  }
  reportError(error)
  return { code: 'internal', details: {} }
}
