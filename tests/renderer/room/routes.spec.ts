import { describe, expect, it } from 'vitest'
import { reportsRoutes } from '#renderer/features/reports/routes.ts'
import { roomRoutes } from '#renderer/features/room/routes.ts'
import { workshopsRoutes } from '#renderer/features/workshops/routes.ts'

describe('the routes of workshops, rooms and reports', () => {
  it.each([...workshopsRoutes, ...roomRoutes, ...reportsRoutes].map(({ path, meta }) => [path, meta]))(
    '%s is open to a signed-in facilitator and needs no learner',
    (_, meta) => {
      expect(meta).toMatchObject({ facilitator: true, open: true })
    },
  )
})
