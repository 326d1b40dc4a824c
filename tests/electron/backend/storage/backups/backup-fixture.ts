import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describeFile } from '#backend/storage/backups/backup-manifest.ts'
import { createBackups, type Backups } from '#backend/storage/backups/backups.ts'
import { createDocumentStore } from '#backend/storage/documents/document-store.ts'
import { createDurableFolders } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { createNotices, type Notices } from '#backend/storage/notices.ts'
import { backupInThisThread } from '#backend/storage/backups/run-backup.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { answerTo, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'

/** Amal's, with a record, a running attempt, a note and settings. */
export async function folderWithLearner(): Promise<{ path: string; learnerId: string }> {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path })
  const { id: learnerId } = await storage.learners.add(learnerNamed('Amal'))
  await storage.settings.change(settings => ({ ...settings, theme: 'dark' }))
  await storage.records.append(learnerId, 'core', [lessonFinished('who-moves')])
  await storage.attempts.add(learnerId, runningAttempt({ answers: [answerTo('stock-or-flow')] }))
  await storage.notes.save(learnerId, 'core', 'box', 'a thought', 'a')
  await storage.close()
  return { path, learnerId }
}

/** Backups of a folder with a clock and a disk that a test can set. */
export function openTestBackups(
  root: string,
  clock: { now: Date },
  fileSystem: FileSystem = nodeFileSystem,
): { backups: Backups; notices: Notices } {
  const now = (): Date => clock.now
  const notices = createNotices({ now, newId: () => 'id' })
  const store = createDocumentStore({ fileSystem, root, folders: createDurableFolders(fileSystem, root), notices, now })
  return { backups: createBackups(store, backupInThisThread(fileSystem)), notices }
}

interface ManifestFields {
  readonly format: string
  readonly files: readonly { readonly path: string }[]
}

/** Rewrites a stored backup as another version of the suite would have written it: the manifest agrees with what is in it. */
export async function rewriteBackup(
  root: string,
  name: string,
  change: { readonly format?: string; readonly content?: (path: string, text: string) => string },
): Promise<void> {
  const file = join(root, 'backups', name)
  const { 'manifest.json': manifestBytes = new Uint8Array(), ...contents } = unzipSync(await readFile(file))
  const manifest: ManifestFields = JSON.parse(new TextDecoder().decode(manifestBytes))
  const changed = Object.fromEntries(
    Object.entries(contents).map(([path, bytes]) => [
      path,
      new TextEncoder().encode((change.content ?? ((_, text) => text))(path, new TextDecoder().decode(bytes))),
    ]),
  )
  const files = Object.entries(changed).map(([path, bytes]) => describeFile(path, bytes))
  const next = { ...manifest, format: change.format ?? manifest.format, files }
  await writeFile(file, zipSync({ ...changed, 'manifest.json': new TextEncoder().encode(JSON.stringify(next)) }))
}
