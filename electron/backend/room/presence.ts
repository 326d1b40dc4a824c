import type { Pace } from '#common/domain/room/views/participant.ts'

/** Whose phones are connected, how the pace is felt and whose name a second phone has given: known while the suite runs, kept nowhere. */
export interface RoomPresence {
  /** A phone of this person is connected, or is no longer. */
  readonly arrived: (personId: string) => void
  readonly left: (personId: string) => void
  readonly isConnected: (personId: string) => boolean
  readonly connected: () => ReadonlySet<string>
  readonly setPace: (personId: string, pace: Pace | undefined) => void
  readonly paceOf: (personId: string) => Pace | undefined
  /** Another phone has given the name of this person. */
  readonly claim: (personId: string) => void
  readonly settleClaim: (personId: string) => void
  readonly claimed: () => ReadonlySet<string>
  readonly pace: () => Readonly<Record<Pace, number>>
}

export function createRoomPresence(onChange: () => void): RoomPresence {
  const connections = new Map<string, number>()
  const paces = new Map<string, Pace>()
  const claims = new Set<string>()

  function count(personId: string, by: 1 | -1): void {
    const left = (connections.get(personId) ?? 0) + by
    if (left > 0) connections.set(personId, left)
    else connections.delete(personId)
    onChange()
  }

  function setPace(personId: string, pace: Pace | undefined): void {
    if (pace === undefined) paces.delete(personId)
    else paces.set(personId, pace)
    onChange()
  }

  function pace(): Readonly<Record<Pace, number>> {
    const counts = { lost: 0, fine: 0, slow: 0 }
    for (const one of paces.values()) counts[one] += 1
    return counts
  }

  return {
    arrived: personId => count(personId, 1),
    left: personId => count(personId, -1),
    isConnected: personId => connections.has(personId),
    connected: () => new Set(connections.keys()),
    setPace,
    claim: personId => {
      claims.add(personId)
      onChange()
    },
    settleClaim: personId => void (claims.delete(personId) && onChange()),
    claimed: () => claims,
    paceOf: personId => paces.get(personId),
    pace,
  }
}
