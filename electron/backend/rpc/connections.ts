import type { Caller } from '#common/contract/caller.ts'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { Publish } from '#common/contract/publish.ts'
import { CONTRACT_HASH, FRAME_MAX_LENGTH, type ServerMessage } from '#common/contract/wire.ts'
import { parseClientMessage, type ParsedClientMessage } from './client-message.ts'
import type { Channel, OpenConnection } from './connection.ts'
import { dispatch, type CallConnection, type DispatchOptions, type Implementation } from './dispatch.ts'
import { createIdempotencyCache } from './idempotency-cache.ts'
import { createKeyedMutex } from './keyed-mutex.ts'
import { createLiveConnections, type LiveConnections, type PresenceListener } from './live-connections.ts'
import { createPublisher, type FindEvent } from './publisher.ts'

export interface ConnectionOptions {
  readonly kind: Caller['kind']
  /** Looks at the token of the greeting; false closes the connection. */
  readonly admits?: (token: string | undefined) => boolean
  /** Largest frame it may send, in characters; undefined: a window's. */
  readonly frameLength?: number
}

export interface Connection {
  readonly receive: (text: string) => void
  /** Whether it has sent its greeting yet, and whether a phone's connection has joined or signed in. */
  readonly standing: () => 'silent' | 'stranger' | 'known'
  readonly closed: () => void
}

export interface Connections {
  readonly open: (channel: Channel, options: ConnectionOptions) => Connection
  readonly publish: Publish
  /** Ends the connections of a participant who was removed from the room. */
  readonly closeParticipant: (participantId: string) => void
  /** Nobody acts as facilitator from a window any more, until the next call that is allowed to. */
  readonly signOutFacilitators: () => void
  /** Nobody acts as this learner any more, but for one connection, until they are chosen again. */
  readonly signOutLearner: (learnerId: string, exceptConnectionId?: string) => void
  /** Whether anybody acts as this learner. */
  readonly hasLearner: (learnerId: string) => boolean
  readonly closeAll: () => void
}

export interface ConnectionsOptions extends Pick<DispatchOptions, 'isRemoved' | 'authoriseFacilitator' | 'newId'> {
  /** Loads a procedure with its handler; undefined: there is none of that name. */
  readonly findProcedure: (name: string) => Promise<Implementation | undefined>
  readonly findEvent: FindEvent
  readonly presence: PresenceListener
  /** Where a bug's stack goes: the log, never the wire. */
  readonly reportError: (error: unknown) => void
}

/** Serves the contract on any number of channels. */
export function serveConnections(options: ConnectionsOptions): Connections {
  const live = createLiveConnections(options.presence)
  const answer = answerCalls(live, options)

  function greet(connection: OpenConnection, token: string | undefined, { admits }: ConnectionOptions): void {
    if (admits !== undefined && !admits(token)) return live.end(connection)
    connection.greeted = true
    send(connection.channel, { t: 'hello', contract: CONTRACT_HASH, as: connection.caller.kind })
  }

  function open(channel: Channel, terms: ConnectionOptions): Connection {
    const caller: Caller = { kind: terms.kind, id: options.newId() }
    const connection: OpenConnection = { channel, caller, greeted: false, loaded: Promise.resolve() }
    live.add(connection)
    function receive(text: string): void {
      if (!live.all.has(connection)) return
      const message = text.length > (terms.frameLength ?? FRAME_MAX_LENGTH) ? undefined : parseClientMessage(text)
      if (message === undefined) return live.end(connection)
      if (message.t === 'hello') return greet(connection, message.token, terms)
      if (!connection.greeted) return live.end(connection)
      if (message.t === 'ping') return send(channel, { t: 'pong' })
      void answer(connection, message)
    }
    return { receive, standing: () => toStanding(connection), closed: () => live.remove(connection) }
  }

  function closeParticipant(participantId: string): void {
    for (const connection of live.all) if (connection.caller.participantId === participantId) live.end(connection)
  }

  function signOutFacilitators(): void {
    for (const connection of live.all)
      if (connection.caller.kind === 'window') connection.caller = { ...connection.caller, facilitatorId: undefined }
  }

  function signOutLearner(learnerId: string, exceptConnectionId?: string): void {
    for (const connection of live.all) {
      const { caller } = connection
      if (caller.learnerId === learnerId && caller.id !== exceptConnectionId) connection.caller = { ...caller, learnerId: undefined }
    }
  }

  const hasLearner = (learnerId: string): boolean => [...live.all].some(({ caller }) => caller.learnerId === learnerId)
  const publish = createPublisher(live.all, options.findEvent)
  return { open, publish, closeParticipant, signOutFacilitators, signOutLearner, hasLearner, closeAll: live.closeAll }
}

function answerCalls(live: LiveConnections, { findProcedure, reportError, ...options }: ConnectionsOptions) {
  const dispatchOptions = { ...options, mutations: { results: createIdempotencyCache(), mutex: createKeyedMutex() } }

  return async (connection: OpenConnection, { n, name, input, id }: ParsedClientMessage & { t: 'call' }): Promise<void> => {
    try {
      const found = connection.loaded.then(() => findProcedure(name))
      connection.loaded = found.catch(() => undefined)
      const implementation = await found
      if (implementation === undefined) throw new CodedError('not-found', { procedure: name })
      const output = await dispatch({ name, input, id }, implementation, callConnection(connection, live), dispatchOptions)
      send(connection.channel, { t: 'ok', n, output: output ?? null })
    } catch (error) {
      send(connection.channel, { t: 'error', n, ...toWireError(error, reportError) })
    }
  }
}

function callConnection(connection: OpenConnection, live: LiveConnections): CallConnection {
  return {
    get caller() {
      return connection.caller
    },
    identify: identity => live.identify(connection, identity),
  }
}

function toStanding({ greeted, caller }: OpenConnection): ReturnType<Connection['standing']> {
  if (!greeted) return 'silent'
  const isStranger =
    caller.kind === 'learner' ? caller.learnerId === undefined : caller.kind === 'participant' && caller.participantId === undefined
  return isStranger ? 'stranger' : 'known'
}

function send(channel: Channel, message: ServerMessage): void {
  channel.send(JSON.stringify(message))
}

function toWireError(error: unknown, reportError: (error: unknown) => void): { code: ErrorCode; details: CodedError['details'] } {
  if (error instanceof CodedError) {
    if (error.cause !== undefined) reportError(error)
    return { code: error.code, details: error.details }
  }
  reportError(error)
  return { code: 'internal', details: {} }
}
