import { spawnSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { readContents } from '#tests/support/contents.ts'
import { learnerNamed } from '#tests/support/records.ts'

/** A volume so small that it fills, where this machine lets us mount one; else undefined. */
function mountSmall(folder: string): boolean {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
  if (mounted) onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return mounted
}

/** A file system that takes no more than so many bytes, for machines where nothing can be mounted. */
function smallFileSystem(bytes: number): FileSystem {
  let left = bytes
  const create: FileSystem['create'] = async path => {
    const file = await nodeFileSystem.create(path)
    const write = async (piece: Uint8Array): Promise<void> => {
      left -= piece.length
      if (left < 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      await file.write(piece)
    }
    return { ...file, write }
  }
  return { ...nodeFileSystem, create }
}

function remountReadOnly(folder: string): boolean {
  return spawnSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }).status === 0
}

describe('a disk that is full', () => {
  it('rejects the save with a coded error and loses no stored data', async () => {
    const folder = await temporaryFolder()
    const isMounted = mountSmall(folder)
    const path = join(folder, 'data')
    const fileSystem = isMounted ? nodeFileSystem : smallFileSystem(200_000)
    const storage = await openedStorage({ path, fileSystem })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    let kept = ''
    const fill = async (): Promise<void> => {
      for (let size = 1000; ; size += 1000) {
        await storage.notes.save(id, 'core', 'box', 'x'.repeat(size), String(size))
        kept = 'x'.repeat(size)
      }
    }
    await expect(fill()).rejects.toMatchObject({ code: 'storage-full' })
    expect(kept.length).toBeGreaterThan(0)
    expect(await storage.notes.list(id, 'core')).toEqual({ box: kept })
    await storage.close()
    const again = await openedStorage({ path })
    expect(await again.notes.list(id, 'core')).toEqual({ box: kept })
    expect(again.notices.list()).toEqual([])
    expect((await readdir(join(path, 'learners', id, 'notes'))).filter(name => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a read-only folder', () => {
  it('can be read, and rejects saves with a coded error', async () => {
    const folder = await temporaryFolder()
    const isMounted = mountSmall(folder)
    const path = join(folder, 'data')
    const first = await openedStorage({ path })
    const amal = await first.learners.add(learnerNamed('Amal'))
    await first.close()
    const before = await readContents(path)
    const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }))
    const isReadOnly = isMounted && remountReadOnly(folder)
    const storage = await openedStorage({
      path,
      fileSystem: isReadOnly ? nodeFileSystem : { ...nodeFileSystem, create: refuse, makeFolder: refuse },
    })
    expect(await storage.learners.read(amal.id)).toEqual(amal)
    await expect(storage.learners.change(amal.id, learner => ({ ...learner, name: 'Basma' }))).rejects.toMatchObject({
      code: 'storage-read-only',
    })
    await expect(storage.backups.make('asked')).rejects.toMatchObject({ code: 'storage-read-only' })
    expect(await storage.learners.read(amal.id)).toEqual(amal)
    expect(await readContents(path)).toEqual(before)
  })

  it('is rejected when a file is in the place of a folder', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(openedStorage({ path: join(folder, 'file', 'data') })).rejects.toMatchObject({ code: 'storage-failed' })
    await mkdir(join(folder, 'data'))
    await openedStorage({ path: join(folder, 'data') })
  })
})
