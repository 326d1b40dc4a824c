import { z } from 'zod'
import { PIN_MAX_LENGTH, PIN_MIN_LENGTH, RECOVERY_MAX_LENGTH } from '#common/domain/pins/pin.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

export const localeInput = z.enum(LOCALES)
/** Ids in course files. */
export const contentIdInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
/** Ids of records: UUIDs. */
export const recordIdInput = z.uuid()
/** A PIN to set. */
export const newPinInput = z.string().min(PIN_MIN_LENGTH).max(PIN_MAX_LENGTH)
/** What is typed where a PIN or its recovery code is asked for. */
export const typedPinInput = z.string().max(PIN_MAX_LENGTH)
export const typedRecoveryCodeInput = z.string().max(RECOVERY_MAX_LENGTH)
export const noInput = z.undefined()
/** Minutes after midnight. */
export const timeOfDayInput = z
  .int()
  .nonnegative()
  .max(24 * 60 - 1)
