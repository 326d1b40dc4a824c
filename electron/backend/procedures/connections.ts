import type { Caller } from '../../common/contract/caller.ts'
import { CodedError, type ErrorCode } from '../../common/contract/errors.ts'
import { events, type EventName } from '../../common/contract/index.ts'
import { CONTRACT_HASH, FRAME_MAX_LENGTH, type ServerMessage } from '../../common/contract/wire.ts'
import { clientMessage, type ParsedClientMessage } from './client-message.ts'
import { dispatch } from './dispatch.ts'
import { rememberFirstResults } from './first-results.ts'
import type { Publish, Services } from './services.ts'
import { keepTurns } from './turns.ts'

/** One end of a link: text goes out by `send`; the transport hands what comes in to the connection. */
export interface Channel {
  readonly send: (text: string) => void
  readonly close: () => void
}

export interface ConnectionTerms {
  readonly kind: Caller['kind']
  /** Looks at the token of the greeting; false closes the connection. */
  readonly admits?: (token: string | undefined) => boolean
}

export interface Connection {
  readonly receive: (text: string) => void
  readonly closed: () => void
}

export interface Connections {
  readonly open: (channel: Channel, terms: ConnectionTerms) => Connection
  readonly publish: Publish
  readonly closeAll: () => void
}

interface OpenConnection {
  readonly channel: Channel
  caller: Caller
  greeted: boolean
}

/** Where a bug's stack goes: the log, never the wire. */
export type ReportError = (error: unknown) => void

/** Serves the contract on any number of channels. `services` lacks `publish`, which is made here. */
export function serveConnections(given: Omit<Services, 'publish'>, reportError: ReportError): Connections {
  const live = new Set<OpenConnection>()
  const memory = { firstResults: rememberFirstResults(), turns: keepTurns() }
  const services: Services = { ...given, publish }

  function publish(name: EventName, payload: unknown, learnerId?: string): void {
    const { owner, reach } = events[name]
    const text = JSON.stringify({ t: 'event', name, payload } satisfies ServerMessage)
    for (const connection of live) {
      const { caller, greeted, channel } = connection
      const concerned = owner === 'none' || caller.learnerId === learnerId
      if (greeted && concerned && reach.includes(caller.kind)) channel.send(text)
    }
  }

  async function answerCall(connection: OpenConnection, message: ParsedClientMessage & { t: 'call' }): Promise<void> {
    const chooseLearner = (learnerId: string | undefined): void => {
      connection.caller = { ...connection.caller, learnerId }
    }
    try {
      const output = await dispatch({ name: message.name, input: message.input, id: message.id }, { caller: connection.caller, chooseLearner }, services, memory)
      send(connection.channel, { t: 'ok', n: message.n, output: output ?? null })
    } catch (error) {
      send(connection.channel, { t: 'error', n: message.n, ...shapeOf(error, reportError) })
    }
  }

  function greet(connection: OpenConnection, token: string | undefined, terms: ConnectionTerms): void {
    if (terms.admits !== undefined && !terms.admits(token)) return connection.channel.close()
    connection.greeted = true
    send(connection.channel, { t: 'hello', contract: CONTRACT_HASH })
  }

  function open(channel: Channel, terms: ConnectionTerms): Connection {
    const connection: OpenConnection = { channel, caller: { kind: terms.kind, id: given.newId() }, greeted: false }
    live.add(connection)
    function receive(text: string): void {
      const message = text.length > FRAME_MAX_LENGTH ? undefined : clientMessage(text)
      if (message === undefined) return channel.close()
      if (message.t === 'hello') return greet(connection, message.token, terms)
      if (!connection.greeted) return channel.close()
      if (message.t === 'ping') return send(channel, { t: 'pong' })
      void answerCall(connection, message)
    }
    return { receive, closed: () => void live.delete(connection) }
  }

  function closeAll(): void {
    for (const { channel } of live) channel.close()
    live.clear()
  }

  return { open, publish, closeAll }
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
