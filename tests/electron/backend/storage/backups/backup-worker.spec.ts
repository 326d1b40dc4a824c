import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { readContents } from '#tests/support/contents.ts'
import { learnerNamed, lessonFinished } from '#tests/support/records.ts'

const backupWorkerFile = fileURLToPath(new URL('../../../../../dist/electron/backend/backup-worker.mjs', import.meta.url))

it('the built worker makes complete backups while data is saved', async () => {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path, backupWorkerFile })
  const { id } = await storage.learners.add(learnerNamed('Amal'))
  const before = await readContents(path)
  const making = storage.backups.make('asked')
  await Promise.all(Array.from({ length: 20 }, () => storage.records.append(id, 'core', [lessonFinished('who-moves')])))
  const { name } = await making
  await storage.backups.restore(name)
  const restored = await storage.records.list(id, 'core')
  expect(restored.length).toBeLessThanOrEqual(20)
  expect(await readContents(path)).toMatchObject(before)
})

it('a backup interrupted by the end of the program leaves no backup file', async () => {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path, backupWorkerFile })
  await storage.learners.add(learnerNamed('Amal'))
  const making = storage.backups.make('asked').then(
    () => 1,
    () => 0,
  )
  await storage.close()
  expect((await readdir(path, { recursive: true })).filter(name => name.endsWith('.zip'))).toHaveLength(await making)
})

it('an error of the worker is passed on', async () => {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path, backupWorkerFile: `${backupWorkerFile}.missing` })
  await storage.learners.add(learnerNamed('Amal'))
  await expect(storage.backups.make('asked')).rejects.toThrow()
})
