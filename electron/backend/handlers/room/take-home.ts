import type { roomContract } from '#common/contract/room/index.ts'
import { hasTakeHome } from '#common/domain/room/views/participant.ts'
import type { HandlersFor } from '#backend/handlers/context.ts'
import { requireCaller } from '#backend/handlers/lookup/find-room.ts'

export const roomTakeHomeHandlers: HandlersFor<Extract<keyof typeof roomContract, 'room.takeHome'>> = {
  'room.takeHome': async ({ lang }, context) => {
    const { live, tickets } = requireCaller(context).room
    return hasTakeHome(live.state) ? { path: `/take-home/${tickets.issue(lang)}.pdf` } : null
  },
}
