import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { DOCUMENT_EXTENSION } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

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

const MONTH_FILE = /^\d{4,}-\d{2}\.json(\.previous)?$/

/** The months that have a file in a folder of the data folder, the earliest first. */
export async function listRecordMonths({ context: { fileSystem, root } }: DocumentStore, folder: string): Promise<readonly string[]> {
  const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, folder)))
  const months = entries
    .filter(entry => entry.kind === 'file' && MONTH_FILE.test(entry.name))
    .map(entry => entry.name.slice(0, entry.name.indexOf(DOCUMENT_EXTENSION)))
  return [...new Set(months)].sort()
}
