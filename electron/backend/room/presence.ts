import type { Pace } from '#common/domain/room/views/participant.ts'

/** Who is connected, how they feel the pace and whose name a second phone has given: held in memory only, never stored. */
export interface RoomPresence {
  /** One more phone of this participant is connected. */
  readonly arrived: (personId: string) => void
  /** One phone of this participant is no longer connected. */
  readonly left: (personId: string) => void
  readonly isConnected: (personId: string) => boolean
  readonly listConnected: () => ReadonlySet<string>
  readonly setPace: (personId: string, pace: Pace | undefined) => void
  readonly getPace: (personId: string) => Pace | undefined
  readonly countPaces: () => Readonly<Record<Pace, number>>
  /** Another phone has given the name of this participant. */
  readonly claimName: (personId: string) => void
  readonly clearNameClaim: (personId: string) => void
  readonly listNameClaims: () => ReadonlySet<string>
}

export function createRoomPresence(onChange: () => void): RoomPresence {
  const connections = new Map<string, number>()
  const paces = new Map<string, Pace>()
  const nameClaims = new Set<string>()

  function addConnections(personId: string, by: 1 | -1): void {
    const count = (connections.get(personId) ?? 0) + by
    if (count > 0) connections.set(personId, count)
    else connections.delete(personId)
    onChange()
  }

  function setPace(personId: string, pace: Pace | undefined): void {
    if (pace === undefined) paces.delete(personId)
    else paces.set(personId, pace)
    onChange()
  }

  function countPaces(): Readonly<Record<Pace, number>> {
    const counts = { lost: 0, fine: 0, slow: 0 }
    for (const pace of paces.values()) counts[pace] += 1
    return counts
  }

  return {
    arrived: personId => addConnections(personId, 1),
    left: personId => addConnections(personId, -1),
    isConnected: personId => connections.has(personId),
    listConnected: () => new Set(connections.keys()),
    setPace,
    getPace: personId => paces.get(personId),
    countPaces,
    claimName: personId => {
      nameClaims.add(personId)
      onChange()
    },
    clearNameClaim: personId => void (nameClaims.delete(personId) && onChange()),
    listNameClaims: () => nameClaims,
  }
}
