import { eraseFromBackup, type EraseJob, type ErasedBackup } from '#backend/storage/erasures/erase-from-backup.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { makeBackup, type BackupJob } from './make-backup.ts'

export type AnyBackupJob = BackupJob | EraseJob
export type BackupResult = 'made' | ErasedBackup

export async function doBackupJob(fileSystem: FileSystem, job: AnyBackupJob): Promise<BackupResult> {
  if (job.kind === 'erase') return eraseFromBackup(fileSystem, job)
  await makeBackup(fileSystem, job)
  return 'made'
}
