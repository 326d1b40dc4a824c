import { setTimeout as pause } from 'node:timers/promises'
import { errnoOf } from './storage-error.ts'

/** A virus scanner or an indexer lets a file go within these pauses, in milliseconds; 1.3 s in all. */
const PAUSES = [10, 20, 40, 80, 150, 250, 350, 400]

/** Codes by which Windows says that another program holds the file. */
const LOCKED: readonly string[] = ['EPERM', 'EBUSY', 'EACCES']

/** Does `work`, again after a pause while another program holds the file; the last refusal is thrown. */
export async function retryWhileLocked<T>(work: () => Promise<T>, pauses: readonly number[] = PAUSES): Promise<T> {
  const [next, ...later] = pauses
  try {
    return await work()
  } catch (error) {
    if (next === undefined || !LOCKED.includes(errnoOf(error) ?? '')) throw error
  }
  await pause(next)
  return retryWhileLocked(work, later)
}
