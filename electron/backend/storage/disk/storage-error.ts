import { CodedError } from '#common/contract/errors.ts'

/** The `code` of a Node error, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

export function isMissing(error: unknown): boolean {
  return getErrorCode(error) === 'ENOENT'
}

/** Turns a Node error into a coded one; a full and a read-only disk have codes of their own, as the screen explains them. Bugs pass unchanged. */
export function toStorageError(error: unknown): unknown {
  const errno = getErrorCode(error)
  if (error instanceof CodedError || errno === undefined) return error
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new CodedError('storage-full', {}, { cause: error })
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new CodedError('storage-read-only', {}, { cause: error })
    default:
      return new CodedError('storage-failed', {}, { cause: error })
  }
}

/** Whether the disk refused a write but can still be read, so that a later write may succeed. */
export function isRefusedWrite(error: unknown): boolean {
  const coded = toStorageError(error)
  return coded instanceof CodedError && (coded.code === 'storage-full' || coded.code === 'storage-read-only')
}

/** Runs `work` and turns disk errors into coded ones. */
export async function withStorageErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toStorageError(error)
  }
}

/** Runs `work`; undefined when a file or folder it needs does not exist (ENOENT). */
export async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
