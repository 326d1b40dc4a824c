import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStorage, type Storage, type StorageOptions } from '#backend/storage/open-storage.ts'

/** A new folder for one test, gone when it ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** The storage of a folder, closed when the test ends; fails when another has it. */
export async function openedStorage(options: StorageOptions): Promise<Storage> {
  const opened = await openStorage(options)
  if (opened.kind === 'in-use') throw new Error(`in use by ${opened.owner.pid}`)
  onTestFinished(() => opened.storage.close())
  return opened.storage
}
