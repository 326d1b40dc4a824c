import { CodedError } from '#common/contract/errors.ts'
import type { packsContract } from '#common/contract/packs.ts'
import { PACK_LIMITS, PACK_PART_BYTES } from '#common/domain/packs/pack-limits.ts'
import { refusal } from '#common/domain/packs/pack-refusal.ts'
import type { HandlersFor } from './context.ts'

export const packsHandlers: HandlersFor<keyof typeof packsContract> = {
  'packs.list': (_, { packs }) => packs.list(),

  'packs.begin': async ({ bytes }, { packs }) => {
    try {
      return { kind: 'begun', importId: await packs.begin(bytes), partBytes: PACK_PART_BYTES }
    } catch (error) {
      if (error instanceof CodedError && error.code === 'too-large')
        return { kind: 'refused', refusal: refusal('too-large', { bytes: PACK_LIMITS.packBytes }) }
      throw error
    }
  },

  'packs.send': async ({ importId, offset, base64 }, { packs }) => ({
    received: await packs.send(importId, offset, Buffer.from(base64, 'base64')),
  }),

  'packs.inspect': ({ importId }, { packs }) => packs.inspect(importId),

  'packs.install': async ({ importId, consent }, { packs }) => {
    await packs.install(importId, consent)
    return null
  },

  'packs.state': async ({ importId }, { packs }) => packs.state(importId),

  'packs.cancel': async ({ importId }, { packs }) => {
    await packs.cancel(importId)
    return null
  },

  'packs.remove': async ({ courseId }, { packs }) => {
    await packs.remove(courseId)
    return null
  },

  'packs.describeExport': ({ courseId }, { packs }) => packs.prepareExport(courseId),
}
