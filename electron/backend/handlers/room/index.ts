import { roomActivitiesHandlers } from './activities.ts'
import { roomAskNowHandlers } from './ask-now.ts'
import { roomFacilitatorHandlers } from './facilitator.ts'
import { roomParticipantHandlers } from './participant.ts'
import { roomTakeHomeHandlers } from './take-home.ts'
import { roomWallHandlers } from './wall.ts'

/** The handlers of every procedure of the room. */
export const roomHandlers = {
  ...roomFacilitatorHandlers,
  ...roomActivitiesHandlers,
  ...roomAskNowHandlers,
  ...roomParticipantHandlers,
  ...roomTakeHomeHandlers,
  ...roomWallHandlers,
}
