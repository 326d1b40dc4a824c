import { Worker } from 'node:worker_threads'
import type { BackupReply } from './backup-worker.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { makeBackup, type BackupJob } from './make-backup.ts'

/** Makes one backup. Ended by its signal it leaves no file but a temporary one. */
export type RunBackup = (job: BackupJob, signal: AbortSignal) => Promise<void>

/** In a thread of its own, so that saving and reading go on beside it. @param workerFile the built `backup-worker` */
export function backupInWorker(workerFile: string): RunBackup {
  return (job, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: job })
      signal.addEventListener('abort', () => void worker.terminate(), { once: true })
      worker.once('message', (reply: BackupReply) => (reply.kind === 'made' ? resolve() : reject(failureIn(reply))))
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the backup was ended')))
    })
}

/** In this thread, with a file system that is given. */
export function backupHere(fileSystem: FileSystem): RunBackup {
  return job => makeBackup(fileSystem, job)
}

function failureIn(reply: BackupReply & { readonly kind: 'failed' }): Error {
  return Object.assign(new Error(reply.because), reply.errno === undefined ? {} : { code: reply.errno })
}
