import type { Caller, Identity } from '#common/contract/caller.ts'
import type { OpenConnection } from './connection.ts'

/** Who is connected, for those who count it. */
export interface PresenceListener {
  readonly arrived: (participantId: string) => void
  readonly left: (participantId: string) => void
  /** The connection of this id is closed. */
  readonly closed: (connectionId: string) => void
}

export interface LiveConnections {
  readonly all: ReadonlySet<OpenConnection>
  readonly add: (connection: OpenConnection) => void
  readonly identify: (connection: OpenConnection, identity: Partial<Identity>) => void
  /** The other side has closed it. */
  readonly remove: (connection: OpenConnection) => void
  /** Closes it without waiting for the other side's answer; what still comes in is ignored. */
  readonly end: (connection: OpenConnection) => void
  readonly closeAll: () => void
}

/** A participant may use so many devices at once; a passed-on token cannot fill the room. */
const CONNECTIONS_PER_PARTICIPANT = 5

export function createLiveConnections(presence: PresenceListener): LiveConnections {
  const live = new Set<OpenConnection>()

  function setCaller(connection: OpenConnection, caller: Caller): void {
    const before = connection.caller.participantId
    connection.caller = caller
    if (before === caller.participantId) return
    if (before !== undefined) presence.left(before)
    if (caller.participantId !== undefined) presence.arrived(caller.participantId)
  }

  function identify(connection: OpenConnection, identity: Partial<Identity>): void {
    // Ignore identity changes for a socket that closed during the write; it would stay counted as present.
    if (!live.has(connection)) return
    setCaller(connection, { ...connection.caller, ...identity })
    const { participantId } = connection.caller
    if (participantId === undefined) return
    const own = [...live].filter(({ caller }) => caller.participantId === participantId)
    for (const oldest of own.slice(0, -CONNECTIONS_PER_PARTICIPANT)) end(oldest)
  }

  function remove(connection: OpenConnection): void {
    if (!live.delete(connection)) return
    presence.closed(connection.caller.id)
    setCaller(connection, { ...connection.caller, participantId: undefined })
  }

  function end(connection: OpenConnection): void {
    remove(connection)
    connection.channel.close()
  }

  function closeAll(): void {
    for (const { channel } of live) channel.close()
    live.clear()
  }

  return { all: live, add: connection => void live.add(connection), identify, remove, end, closeAll }
}
