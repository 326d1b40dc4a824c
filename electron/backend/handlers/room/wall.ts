import { CodedError } from '#common/contract/errors.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import { cleanText } from '#common/domain/room/rules/clean-text.ts'
import { areColumns } from '#common/domain/room/wall/wall-settings.ts'
import type { HandlersFor } from '#backend/handlers/context.ts'
import { requireRoomControl, requireRun } from '#backend/handlers/lookup/find-room.ts'

type WallProcedure = Extract<keyof typeof roomContract, 'room.arrangePosts' | 'room.setWall'>

export const roomWallHandlers: HandlersFor<WallProcedure> = {
  'room.arrangePosts': async ({ runId, postIds, answered, column, heading }, context) => {
    const room = requireRoomControl(context)
    const { posts } = requireRun(room, runId)
    const missing = postIds.find(postId => !posts.some(({ id }) => id === postId))
    if (missing !== undefined) throw new CodedError('not-found', { post: missing })
    const change = {
      ...(answered === undefined ? {} : { answered }),
      ...(column === undefined ? {} : { column }),
      ...(heading === undefined ? {} : { heading: cleanText(heading) }),
    }
    await room.commit({ t: 'arranged', runId, postIds, change })
    return null
  },

  'room.setWall': async ({ runId, order, columns }, context) => {
    const room = requireRoomControl(context)
    requireRun(room, runId)
    const names = columns.map(cleanText)
    if (!areColumns(names)) throw new CodedError('bad-input', { field: 'columns' })
    await room.commit({ t: 'wall', runId, wall: { order, columns: names } })
    return null
  },
}
