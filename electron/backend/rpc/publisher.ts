import type { Caller } from '#common/contract/caller.ts'
import type { EventDefinition } from '#common/contract/procedure.ts'
import type { Publish } from '#common/contract/publish.ts'
import type { ServerMessage } from '#common/contract/wire.ts'
import type { OpenConnection } from './connection.ts'

/** Whom an event concerns. */
export type EventRule = Pick<EventDefinition<unknown>, 'owner' | 'reach'>

/** A promise only until the event's feature is loaded. */
export type FindEvent = (name: string) => EventRule | Promise<EventRule>

/** Sends events to those of the live connections whom they concern; serialised once, the same bytes go to every socket. */
export function createPublisher(live: ReadonlySet<OpenConnection>, findEvent: FindEvent): Publish {
  function send(rule: EventRule, name: string, payload: unknown, recipientId: string | undefined): void {
    const text = JSON.stringify({ t: 'event', name, payload } satisfies ServerMessage)
    for (const { caller, greeted, channel } of live) if (greeted && concerns(rule, caller, recipientId)) channel.send(text)
  }

  return (name, payload, recipientId) => {
    const rule = findEvent(name)
    if (rule instanceof Promise) void rule.then(loaded => send(loaded, name, payload, recipientId))
    else send(rule, name, payload, recipientId)
  }
}

/**
 * A learner's events go to that learner, a room's to everybody who has joined or to the one participant they are for,
 * a facilitator's to whoever may act as one.
 */
function concerns({ owner, reach }: EventRule, caller: Caller, recipientId: string | undefined): boolean {
  const { kind, learnerId, participantId, facilitatorId } = caller
  if (!reach.includes(kind)) return false
  if (owner === 'caller') return learnerId === recipientId
  if (owner === 'participant') return participantId !== undefined && participantId === (recipientId ?? participantId)
  return owner === 'none' || kind === 'facilitator' || facilitatorId !== undefined
}
