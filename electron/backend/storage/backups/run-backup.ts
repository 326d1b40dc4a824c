import { Worker } from 'node:worker_threads'
import type { BackupReply } from './backup-worker.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { doBackupJob, type AnyBackupJob, type BackupResult } from './backup-job.ts'

/** Makes one backup, or takes a learner out of one. When aborted it leaves at most a temporary file. */
export type RunBackup = (job: AnyBackupJob, signal: AbortSignal) => Promise<BackupResult>

/** Runs backups in a worker thread, so that reading and saving continue meanwhile. @param workerFile the built `backup-worker` */
export function backupInWorker(workerFile: string): RunBackup {
  return (job, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: job })
      signal.addEventListener('abort', () => void worker.terminate(), { once: true })
      worker.once('message', (reply: BackupReply) => (reply.kind === 'done' ? resolve(reply.result) : reject(toError(reply))))
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the backup was aborted')))
    })
}

export function backupInThisThread(fileSystem: FileSystem): RunBackup {
  return job => doBackupJob(fileSystem, job)
}

function toError(reply: BackupReply & { readonly kind: 'failed' }): Error {
  return Object.assign(new Error(reply.because), reply.errno === undefined ? {} : { code: reply.errno })
}
