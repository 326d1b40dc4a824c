import pLimit from 'p-limit'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { listRecordMonths } from './record-month.ts'

/** The documents of all months of a folder, the earliest first. Five years are 60 files, which are looked at once and again after a change. */
export interface RememberedMonths<D> {
  readonly read: (folder: string) => Promise<readonly D[]>
  /** To be called after a month of the folder was written, or could not be. */
  readonly forget: (folder: string) => void
}

/** @param most how many folders are remembered */
export function rememberMonths<D>(
  store: DocumentStore,
  readMonth: (folder: string, month: string) => Promise<D>,
  most: number,
): RememberedMonths<D> {
  const known = new Map<string, Promise<readonly D[]>>()
  store.onClear(() => known.clear())

  async function readAll(folder: string): Promise<readonly D[]> {
    return pLimit(DISK_CONCURRENCY).map(await listRecordMonths(store, folder), month => readMonth(folder, month))
  }

  function read(folder: string): Promise<readonly D[]> {
    const reading = known.get(folder) ?? readAll(folder)
    known.delete(folder)
    known.set(folder, reading)
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
    reading.catch(() => known.get(folder) === reading && known.delete(folder))
    return reading
  }

  return { read, forget: folder => void known.delete(folder) }
}
