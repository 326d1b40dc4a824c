import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { listBackupFiles } from '#backend/storage/backups/backup-contents.ts'
import { parseBackupName } from '#backend/storage/backups/backup-name.ts'
import { findDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { isRecordId, LEARNERS_FOLDER, profilePath, RESTORE_JOURNAL, SESSIONS_PATH } from '#backend/storage/documents/document-paths.ts'
import { readGeneration, type Generation } from '#backend/storage/disk/durable-file.ts'
import { readFolderIfExists, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { PREVIOUS_EXTENSION } from '#backend/storage/disk/durable-write.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import { BACKUPS_FOLDER } from '#backend/storage/backups/restore.ts'
import { getErrorCode, unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/** A defect of a data folder. Paths are relative to it. */
export type Finding = { readonly path: string } & (
  | { readonly kind: 'restore-unfinished' | 'leftover' | 'newer' | 'backup-damaged' }
  /** The previous generation is good. */
  | { readonly kind: 'damaged' }
  /** The current file is missing; the previous generation is good. */
  | { readonly kind: 'current-missing' }
  /** Only the previous generation is damaged. */
  | { readonly kind: 'previous-damaged' }
  /** No generation is good. */
  | { readonly kind: 'lost' }
  /** A learner has files but no profile. */
  | { readonly kind: 'profile-missing' }
  | { readonly kind: 'unreadable'; readonly errno: string }
)

type FolderContext = Pick<StorageContext, 'fileSystem' | 'root'>

/** Examines a whole data folder without changing it. */
export async function examineFolder(context: FolderContext): Promise<readonly Finding[]> {
  return [
    ...(await examineRestore(context)),
    ...(await examineDocuments(context)),
    ...(await examineProfiles(context)),
    ...(await examineBackups(context)),
  ]
}

async function examineRestore({ fileSystem, root }: FolderContext): Promise<readonly Finding[]> {
  const journal = await unlessMissing(() => fileSystem.info(join(root, RESTORE_JOURNAL)))
  return journal === undefined ? [] : [{ kind: 'restore-unfinished', path: RESTORE_JOURNAL }]
}

async function examineDocuments(context: FolderContext): Promise<readonly Finding[]> {
  const documents = new Set([SESSIONS_PATH])
  const findings: Finding[] = []
  for await (const path of listBackupFiles(context.fileSystem, context.root)) {
    if (path.endsWith(TEMPORARY_EXTENSION)) findings.push({ kind: 'leftover', path })
    else documents.add(path.endsWith(PREVIOUS_EXTENSION) ? path.slice(0, -PREVIOUS_EXTENSION.length) : path)
  }
  for (const path of documents) findings.push(...(await examineDocument(context, path)))
  return findings
}

/** The findings of one document; none when each of its two files is good or missing. */
export async function examineDocument(context: FolderContext, path: string): Promise<readonly Finding[]> {
  const kind = findDocumentKind(path)
  if (kind === undefined) return []
  try {
    const current = await readGeneration(context, path, kind)
    const previous = await readGeneration(context, path + PREVIOUS_EXTENSION, kind)
    const finding = judgeGenerations(current.kind, previous.kind)
    return finding === undefined ? [] : [{ kind: finding, path }]
  } catch (error) {
    return [{ kind: 'unreadable', path, errno: getErrorCode(error) ?? String(error) }]
  }
}

type State = Generation<unknown>['kind']

function judgeGenerations(
  current: State,
  previous: State,
): 'damaged' | 'current-missing' | 'previous-damaged' | 'lost' | 'newer' | undefined {
  if (current === 'newer' || (current !== 'good' && previous === 'newer')) return 'newer'
  if (current === 'good') return previous === 'bad' ? 'previous-damaged' : undefined
  if (previous === 'good') return current === 'bad' ? 'damaged' : 'current-missing'
  return current === 'missing' && previous === 'missing' ? undefined : 'lost'
}

async function examineProfiles({ fileSystem, root }: FolderContext): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { name } of await readFolderIfExists(fileSystem, join(root, LEARNERS_FOLDER))) {
    if (!isRecordId(name)) continue
    const files = (await readFolderIfExists(fileSystem, join(root, LEARNERS_FOLDER, name))).map(entry => entry.name)
    const hasProfile = files.some(file => file.startsWith('profile.json') && !file.endsWith(TEMPORARY_EXTENSION))
    if (!hasProfile && files.some(file => !file.endsWith(TEMPORARY_EXTENSION)))
      findings.push({ kind: 'profile-missing', path: profilePath(name) })
  }
  return findings
}

async function examineBackups({ fileSystem, root }: FolderContext): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { name } of await readFolderIfExists(fileSystem, join(root, BACKUPS_FOLDER))) {
    const path = `${BACKUPS_FOLDER}/${name}`
    if (name.endsWith(TEMPORARY_EXTENSION)) findings.push({ kind: 'leftover', path })
    if (parseBackupName(name) !== undefined) findings.push(...(await examineBackup(path, fileSystem.readFile(join(root, path)))))
  }
  return findings
}

async function examineBackup(path: string, archive: Promise<Uint8Array>): Promise<readonly Finding[]> {
  try {
    await openBackup(await archive)
    return []
  } catch (error) {
    return [{ kind: error instanceof CodedError && error.code === 'storage-newer' ? 'newer' : 'backup-damaged', path }]
  }
}
