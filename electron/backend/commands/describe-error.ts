import { getErrorCode } from '#backend/storage/disk/storage-error.ts'

/** The code of an error, such as `ENOENT`, else the error as text. */
export function describeError(error: unknown): string {
  return getErrorCode(error) ?? String(error)
}
