import pRetry from 'p-retry'
import { getErrorCode } from './storage-error.ts'

export interface Backoff {
  readonly retries: number
  /** Milliseconds before the first retry; doubled for each further one. */
  readonly minTimeout: number
  readonly maxTimeout: number
}

/** A virus scanner or an indexer closes a file within this time: 1.4 s in all. */
const DEFAULT_BACKOFF: Backoff = { retries: 8, minTimeout: 10, maxTimeout: 400 }

/** Error codes with which Windows reports that another program has the file open. */
const LOCKED_CODES: readonly string[] = ['EPERM', 'EBUSY', 'EACCES']

/** Runs `work`, and again with growing pauses while another program has the file open. Throws the last error. */
export function retryWhileLocked<T>(work: () => Promise<T>, backoff: Backoff = DEFAULT_BACKOFF): Promise<T> {
  return pRetry(work, { ...backoff, shouldRetry: ({ error }) => LOCKED_CODES.includes(getErrorCode(error) ?? '') })
}
