import { randomBytes } from 'node:crypto'

/**
 * What a window shows instead of the PIN when it is loaded again or its connection breaks. A pass lives in this process and in that
 * window only, and ends some time after its last connection has closed: a minute on a computer that people share, longer on a phone, or when its window chooses somebody else.
 */
export interface Passes {
  /** A new pass to a learner, held by the connection that gave the PIN; it ends this long after its last connection has closed. */
  readonly issue: (learnerId: string, connectionId: string, graceMs?: number) => string
  /** Whether it is a pass to that learner; the connection holds it from then on. */
  readonly redeem: (pass: string, learnerId: string, connectionId: string) => boolean
  /** Ends the passes that a connection holds to anybody but this learner. */
  readonly keepOnly: (learnerId: string | undefined, connectionId: string) => void
  /** Ends all passes to a learner. */
  readonly revoke: (learnerId: string) => void
  readonly connectionClosed: (connectionId: string) => void
}

interface Holding {
  readonly learnerId: string
  readonly connections: Set<string>
  idleSince: number
  readonly graceMs: number
}

export const PASS_GRACE_MS = 60_000

export function createPasses(now: () => Date): Passes {
  const held = new Map<string, Holding>()

  /** A clock that was set back or forth ends a pass that nobody holds: the PIN is known to its owner. */
  const isOver = ({ connections, idleSince, graceMs }: Holding): boolean =>
    connections.size === 0 && Math.abs(now().getTime() - idleSince) > graceMs

  function dropWhere(isToGo: (holding: Holding) => boolean): void {
    for (const [pass, holding] of held) if (isToGo(holding)) held.delete(pass)
  }

  function issue(learnerId: string, connectionId: string, graceMs = PASS_GRACE_MS): string {
    const pass = randomBytes(24).toString('base64url')
    held.set(pass, { learnerId, connections: new Set([connectionId]), idleSince: 0, graceMs })
    return pass
  }

  function redeem(pass: string, learnerId: string, connectionId: string): boolean {
    dropWhere(isOver)
    const holding = held.get(pass)
    if (holding?.learnerId !== learnerId) return false
    holding.connections.add(connectionId)
    return true
  }

  return {
    issue,
    redeem,
    keepOnly: (learnerId, connectionId) => dropWhere(holding => holding.connections.has(connectionId) && holding.learnerId !== learnerId),
    revoke: learnerId => dropWhere(holding => holding.learnerId === learnerId),
    connectionClosed: connectionId => {
      for (const holding of held.values()) if (holding.connections.delete(connectionId)) holding.idleSince = now().getTime()
    },
  }
}
