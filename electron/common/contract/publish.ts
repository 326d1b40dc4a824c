import type { EventName, PayloadOf } from './index.ts'

/**
 * Sends an event to the connections it concerns. `recipientId` names the learner where the event's owner is `caller`, and the one
 * participant it is for where the owner is `participant`; without it every participant gets the event.
 */
export type Publish = <N extends EventName>(name: N, payload: PayloadOf<N>, recipientId?: string) => void
