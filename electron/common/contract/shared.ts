import { z } from 'zod'
import { LOCALES } from '#common/domain/shared/locale.ts'

export const localeInput = z.enum(LOCALES)
/** Ids written in course files. */
export const contentIdInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
/** Ids of records: UUIDs. */
export const recordIdInput = z.uuid()
export const nothing = z.undefined()
