import { parentPort, workerData } from 'node:worker_threads'
import { makeBackup, type BackupJob } from './make-backup.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { getErrorCode } from '#backend/storage/disk/storage-error.ts'

/** The last message of the worker. */
export type BackupReply =
  { readonly kind: 'made' } | { readonly kind: 'failed'; readonly errno: string | undefined; readonly because: string }

parentPort?.postMessage(await reply(workerData as BackupJob))

async function reply(job: BackupJob): Promise<BackupReply> {
  try {
    await makeBackup(nodeFileSystem, job)
    return { kind: 'made' }
  } catch (error) {
    return { kind: 'failed', errno: getErrorCode(error), because: String(error) }
  }
}
