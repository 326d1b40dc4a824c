import type { Caller } from '#common/contract/caller.ts'
import type { FacilitatorState } from '#common/contract/facilitators.ts'
import { events, type EventName } from '#common/contract/index.ts'
import type { Owner } from '#common/contract/procedure.ts'
import type { ServerMessage } from '#common/contract/wire.ts'
import type { OpenConnection } from './connections.ts'
import type { Publish } from '#backend/handlers/services.ts'

/** Sends events to those of the live connections whom they concern; serialised once, the same bytes go to every socket. */
export function publishTo(live: ReadonlySet<OpenConnection>): Publish {
  return (name: EventName, payload: unknown, whose?: string) => {
    const { owner, reach } = events[name]
    if (name === 'facilitators.changed' && !(payload as FacilitatorState).unlocked) forgetLaptops(live)
    const text = JSON.stringify({ t: 'event', name, payload } satisfies ServerMessage)
    for (const { caller, greeted, channel } of live) {
      if (greeted && reach.includes(caller.kind) && isConcerned(owner, caller, whose)) channel.send(text)
    }
  }
}

/** A learner's events go to that learner, a room's to those who have joined or to the one person they are for, a facilitator's to who may act as one. */
function isConcerned(owner: Owner, { kind, learnerId, participantId, facilitatorId }: Caller, whose: string | undefined): boolean {
  if (owner === 'caller') return learnerId === whose
  return owner === 'participant'
    ? participantId !== undefined && participantId === (whose ?? participantId)
    : owner === 'none' || kind === 'facilitator' || facilitatorId !== undefined
}

/** Windows hear of a room only while the facilitators' part is unlocked. */
function forgetLaptops(live: ReadonlySet<OpenConnection>): void {
  for (const connection of live)
    if (connection.caller.kind === 'window') connection.caller = { ...connection.caller, facilitatorId: undefined }
}
