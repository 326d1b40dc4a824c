import type { roomContract } from '#common/contract/room/index.ts'
import { hasTakeHome } from '#common/domain/room/views/participant.ts'
import type { HandlersFor } from '#backend/handlers/context.ts'
import { ownPlace } from '#backend/handlers/lookup/find-room.ts'

export const roomTakeHomeHandlers: HandlersFor<Extract<keyof typeof roomContract, 'room.takeHome'>> = {
  'room.takeHome': async ({ lang }, context) => {
    const { session } = ownPlace(context).room
    return hasTakeHome(session.live.state) ? { path: `/take-home/${session.tickets.issue(lang)}.pdf` } : null
  },
}
