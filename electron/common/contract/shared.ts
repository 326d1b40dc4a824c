import { z } from 'zod'
import { LOCALES } from '#common/domain/shared/locale.ts'

export const localeInput = z.enum(LOCALES)
/** Ids in course files. */
export const contentIdInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
/** Ids of records: UUIDs. */
export const recordIdInput = z.uuid()
export const noInput = z.undefined()
/** Minutes after midnight. */
export const timeOfDayInput = z
  .int()
  .nonnegative()
  .max(24 * 60 - 1)
