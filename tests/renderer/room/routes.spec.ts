import { describe, expect, it } from 'vitest'
import { reportsRoutes } from '#renderer/features/reports/routes.ts'
import { roomRoutes } from '#renderer/features/room/routes.ts'
import { workshopsRoutes } from '#renderer/features/workshops/routes.ts'

describe('the places of workshops, rooms and reports', () => {
  it.each([...workshopsRoutes, ...roomRoutes, ...reportsRoutes].map(({ path, meta }) => [path, meta]))(
    '%s opens to a facilitator whose PIN was given, and needs no learner',
    (_, meta) => {
      expect(meta).toMatchObject({ facilitator: true, open: true })
    },
  )
})
