import type { roomContract } from '../../common/contract/room.ts'
import { hasSomethingToTakeHome } from '../../common/domain/workshops/room/phone-view.ts'
import type { HandlersFor } from './context.ts'
import { ownPlace } from './open-room.ts'

export const roomTakeHomeHandlers: HandlersFor<Extract<keyof typeof roomContract, 'room.takeHome'>> = {
  'room.takeHome': async ({ lang }, context) => {
    const { session } = ownPlace(context).room
    return hasSomethingToTakeHome(session.live.state) ? { path: `/take-home/${session.tickets.issue(lang)}.pdf` } : null
  },
}
