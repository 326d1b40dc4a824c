import { join } from 'node:path'
import { backupFiles } from '#backend/storage/backups/backup-contents.ts'
import { parseBackupName } from '#backend/storage/backups/backup-name.ts'
import { kindAt } from '#backend/storage/documents/document-kinds.ts'
import { isRecordId, LEARNERS_FOLDER, profilePath, RESTORE_JOURNAL, SESSIONS_PATH } from '#backend/storage/documents/document-paths.ts'
import { readGeneration, type FileContext, type Generation } from '#backend/storage/disk/durable-file.ts'
import { readFolderIfThere, TEMPORARY } from '#backend/storage/disk/durable-folders.ts'
import { PREVIOUS } from '#backend/storage/disk/durable-write.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import { BACKUPS_FOLDER } from '#backend/storage/backups/restore.ts'
import { errnoOf, unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** Something about a data folder that is not as it should be. Paths are relative to it. */
export type Finding = { readonly path: string } & (
  | { readonly kind: 'restore-unfinished' | 'leftover' | 'newer' | 'backup-damaged' }
  /** The generation before is good. */
  | { readonly kind: 'damaged' }
  /** The current file is not there, the one before is good. */
  | { readonly kind: 'current-missing' }
  /** Only the generation before is damaged. */
  | { readonly kind: 'previous-damaged' }
  /** No generation is good. */
  | { readonly kind: 'lost' }
  /** Of a learner there is something, but not who it is. */
  | { readonly kind: 'profile-missing' }
  | { readonly kind: 'unreadable'; readonly errno: string }
)

type Place = Pick<FileContext, 'fileSystem' | 'root'>

/** Looks at everything in a data folder and changes nothing. */
export async function examineFolder(place: Place): Promise<readonly Finding[]> {
  return [
    ...(await journalFindings(place)),
    ...(await fileFindings(place)),
    ...(await profileFindings(place)),
    ...(await backupFindings(place)),
  ]
}

async function journalFindings({ fileSystem, root }: Place): Promise<readonly Finding[]> {
  const journal = await unlessMissing(() => fileSystem.info(join(root, RESTORE_JOURNAL)))
  return journal === undefined ? [] : [{ kind: 'restore-unfinished', path: RESTORE_JOURNAL }]
}

async function fileFindings(place: Place): Promise<readonly Finding[]> {
  const documents = new Set([SESSIONS_PATH])
  const findings: Finding[] = []
  for await (const path of backupFiles(place.fileSystem, place.root)) {
    if (path.endsWith(TEMPORARY)) findings.push({ kind: 'leftover', path })
    else documents.add(path.endsWith(PREVIOUS) ? path.slice(0, -PREVIOUS.length) : path)
  }
  for (const path of documents) findings.push(...(await documentFindings(place, path)))
  return findings
}

/** The findings of one document, none when both its files are good or not there. */
export async function documentFindings(place: Place, path: string): Promise<readonly Finding[]> {
  const kind = kindAt(path)
  if (kind === undefined) return []
  try {
    const current = await readGeneration(place, path, kind)
    const previous = await readGeneration(place, path + PREVIOUS, kind)
    const found = verdictOn(current.kind, previous.kind)
    return found === undefined ? [] : [{ kind: found, path }]
  } catch (error) {
    return [{ kind: 'unreadable', path, errno: errnoOf(error) ?? String(error) }]
  }
}

type State = Generation<unknown>['kind']

function verdictOn(current: State, previous: State): 'damaged' | 'current-missing' | 'previous-damaged' | 'lost' | 'newer' | undefined {
  if (current === 'newer' || (current !== 'good' && previous === 'newer')) return 'newer'
  if (current === 'good') return previous === 'bad' ? 'previous-damaged' : undefined
  if (previous === 'good') return current === 'bad' ? 'damaged' : 'current-missing'
  return current === 'missing' && previous === 'missing' ? undefined : 'lost'
}

async function profileFindings({ fileSystem, root }: Place): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { name } of await readFolderIfThere(fileSystem, join(root, LEARNERS_FOLDER))) {
    if (!isRecordId(name)) continue
    const files = (await readFolderIfThere(fileSystem, join(root, LEARNERS_FOLDER, name))).map(entry => entry.name)
    const named = files.some(file => file.startsWith('profile.json') && !file.endsWith(TEMPORARY))
    if (!named && files.some(file => !file.endsWith(TEMPORARY))) findings.push({ kind: 'profile-missing', path: profilePath(name) })
  }
  return findings
}

async function backupFindings({ fileSystem, root }: Place): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { name } of await readFolderIfThere(fileSystem, join(root, BACKUPS_FOLDER))) {
    const path = `${BACKUPS_FOLDER}/${name}`
    if (name.endsWith(TEMPORARY)) findings.push({ kind: 'leftover', path })
    if (parseBackupName(name) !== undefined && !(await isWhole(fileSystem.readFile(join(root, path)))))
      findings.push({ kind: 'backup-damaged', path })
  }
  return findings
}

async function isWhole(archive: Promise<Uint8Array>): Promise<boolean> {
  try {
    await openBackup(await archive)
    return true
  } catch {
    return false
  }
}
