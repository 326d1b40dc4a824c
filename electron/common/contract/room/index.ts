import { facilitatorContract } from './facilitator.ts'
import { participantContract } from './participant.ts'

export { roomEvents } from './events.ts'

export const roomContract = { ...facilitatorContract, ...participantContract }
