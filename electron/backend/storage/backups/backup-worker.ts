import { parentPort, workerData } from 'node:worker_threads'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { doBackupJob, type AnyBackupJob, type BackupResult } from './backup-job.ts'
import { getErrorCode } from '#backend/storage/disk/storage-error.ts'

/** The last message of the worker. */
export type BackupReply =
  | { readonly kind: 'done'; readonly result: BackupResult }
  | { readonly kind: 'failed'; readonly errno: string | undefined; readonly because: string }

parentPort?.postMessage(await reply(workerData as AnyBackupJob))

async function reply(job: AnyBackupJob): Promise<BackupReply> {
  try {
    return { kind: 'done', result: await doBackupJob(nodeFileSystem, job) }
  } catch (error) {
    return { kind: 'failed', errno: getErrorCode(error), because: String(error) }
  }
}
