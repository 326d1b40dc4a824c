import { CodedError } from '#common/contract/errors.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * The month of a record, in UTC, as `yyyy-mm`. It is derived from the id, so that every copy of a record is in the same file.
 * @throws CodedError `bad-input` when the id is not a UUIDv7
 */
export function toRecordMonth(id: string): string {
  if (!UUID_V7.test(id)) throw new CodedError('bad-input')
  const time = new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
  return `${String(time.getUTCFullYear()).padStart(4, '0')}-${String(time.getUTCMonth() + 1).padStart(2, '0')}`
}
