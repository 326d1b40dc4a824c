import { roomActivitiesHandlers } from './activities.ts'
import { roomSteeringHandlers } from './facilitator.ts'
import { roomTakingHandlers } from './participant.ts'
import { roomTakeHomeHandlers } from './take-home.ts'

/** The handlers of every procedure of the room. */
export const roomHandlers = { ...roomSteeringHandlers, ...roomActivitiesHandlers, ...roomTakingHandlers, ...roomTakeHomeHandlers }
