import { CodedError } from '#common/contract/errors.ts'

/** The `code` of a Node error, such as `ENOENT`. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

export function isMissing(error: unknown): boolean {
  return errnoOf(error) === 'ENOENT'
}

/** The error a caller of storage gets: a full disk and a read-only one by name, as the screen has words for them. Bugs stay what they are. */
export function asStorageError(error: unknown): unknown {
  const errno = errnoOf(error)
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

/** Whether the disk can still be read, and writing may succeed later. */
export function isRefusedWrite(error: unknown): boolean {
  const coded = asStorageError(error)
  return coded instanceof CodedError && (coded.code === 'storage-full' || coded.code === 'storage-read-only')
}

/** `work`, with the errors of the disk turned into coded ones. */
export async function withStorageErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asStorageError(error)
  }
}

/** `work`, or undefined when what it needs is not there. */
export async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
