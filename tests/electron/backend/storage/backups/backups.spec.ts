import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { describeFile } from '#backend/storage/backups/backup-manifest.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { attemptFinished, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'
import { readContents } from '#tests/support/contents.ts'
import { folderWithLearner, openTestBackups } from './backup-fixture.ts'

describe('a backup', () => {
  it('contains the stored data in a standard zip, without packs, keys, logs, locks and sessions', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    await storage.browserSessions.add({ cookieHash: 'c', tokenHash: 't', createdAt: 'now' })
    storage.log.note('something')
    await storage.log.flush()
    const { name, bytes, reason } = await storage.backups.make('asked')
    const archive = await readFile(join(path, 'backups', name))
    expect([archive.length, reason]).toEqual([bytes, 'asked'])
    const names = Object.keys(unzipSync(archive)).map(entry => entry.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*'))
    expect(names.sort()).toEqual([
      'learners/*/attempts/*.json',
      'learners/*/core/2026-03.json',
      'learners/*/notes/core.json',
      'learners/*/profile.json',
      'manifest.json',
      'settings.json',
    ])
    expect(new TextDecoder().decode(unzipSync(archive)[`learners/${learnerId}/profile.json`])).toContain('Amal')
  })

  it('can be restored, and the restore can be undone', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const before = await readContents(path)
    const { name } = await storage.backups.make('asked')
    await storage.records.append(learnerId, 'core', [lessonFinished('how-linked')])
    const other = await storage.learners.add(learnerNamed('Basma'))
    await storage.notes.save(learnerId, 'core', 'box', 'another thought', 'b')
    const after = await readContents(path)
    const undo = await storage.backups.restore(name)
    expect(undo.reason).toBe('before-restore')
    expect(await readContents(path)).toEqual(before)
    expect(await storage.learners.list()).toHaveLength(1)
    expect(await storage.notes.list(learnerId, 'core')).toEqual({ box: 'a thought' })
    await storage.backups.restore(undo.name)
    expect(await readContents(path)).toEqual(after)
    expect(await storage.learners.read(other.id)).toEqual(other)
  })

  it('accepts new saves right after a restore', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    await storage.records.append(learnerId, 'next', [lessonFinished('one')])
    const { name } = await storage.backups.make('asked')
    await storage.records.append(learnerId, 'other', [lessonFinished('two')])
    await storage.backups.restore(name)
    await storage.records.append(learnerId, 'other', [lessonFinished('three')])
    await storage.close()
    const again = await openedStorage({ path })
    expect((await again.records.list(learnerId, 'other')).map(record => 'lessonId' in record && record.lessonId)).toEqual(['three'])
  })

  it('includes an attempt that is finished while the backup is made', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const [attempt = runningAttempt()] = await storage.attempts.listRunning(learnerId)
    const finishing: FileSystem = {
      ...nodeFileSystem,
      // The moment the attempt's file was to be read, it is finished.
      readFile: async file => {
        if (file.includes(attempt.id) && (await storage.attempts.read(learnerId, attempt.id))) {
          await storage.records.append(learnerId, 'late', [attemptFinished(attempt)])
          await storage.attempts.remove(learnerId, attempt.id)
        }
        return nodeFileSystem.readFile(file)
      },
    }
    const { backups } = openTestBackups(path, { now: new Date() }, finishing)
    const { name } = await backups.make('asked')
    const text = Object.values(unzipSync(await readFile(join(path, 'backups', name))))
      .map(bytes => new TextDecoder().decode(bytes))
      .join('')
    expect(text).toContain(attempt.id)
  })

  it('includes the previous generation of a damaged document', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    await storage.learners.change(learnerId, learner => ({ ...learner, name: 'Amal B.' }))
    await storage.close()
    await writeFile(join(path, 'learners', learnerId, 'profile.json'), 'garbage')
    const again = await openedStorage({ path })
    const { name } = await again.backups.make('asked')
    await again.backups.restore(name)
    expect(await again.learners.read(learnerId)).toMatchObject({ name: 'Amal' })
  })
})

describe('damaged and hostile backups', () => {
  it.each<[string, (archive: Uint8Array) => Uint8Array]>([
    ['is cut short', archive => archive.subarray(0, archive.length / 2)],
    ['is empty', () => new Uint8Array()],
    ['is garbage', archive => new Uint8Array(archive.length).fill(7)],
    ['has one letter changed', archive => zipSync({ ...unzipSync(archive), 'settings.json': new TextEncoder().encode('{}') })],
    [
      'lacks a file',
      archive => zipSync(Object.fromEntries(Object.entries(unzipSync(archive)).filter(([name]) => name !== 'settings.json'))),
    ],
    ['has a file too many', archive => zipSync({ ...unzipSync(archive), 'learners/extra.json': new Uint8Array(3) })],
    [
      'has no manifest',
      archive => zipSync(Object.fromEntries(Object.entries(unzipSync(archive)).filter(([name]) => name !== 'manifest.json'))),
    ],
  ])('one that %s is refused and changes nothing', async (_, damage) => {
    const { path } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    const before = await readContents(path)
    await writeFile(join(path, 'backups', name), damage(await readFile(join(path, 'backups', name))))
    await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'bad-input', details: { because: 'backup-damaged' } })
    expect(await readContents(path)).toEqual(before)
    expect(await storage.backups.list()).toHaveLength(1)
  })

  it.each([
    '../evil.json',
    '/etc/evil',
    'learners/../../evil.json',
    'learners\\..\\evil.json',
    'C:/evil.json',
    'keys/evil.json',
    'learners//evil.json',
    'learners/con.json',
    'learners/x:stream',
    'packs/evil.js',
  ])('one with the entry %s is refused', async path => {
    const content = new TextEncoder().encode('evil')
    const manifest = { format: 'jmdi-backup-1', madeAt: 'now', files: [describeFile(path, content)] }
    const { path: folder } = await folderWithLearner()
    const storage = await openedStorage({ path: folder })
    const { name } = await storage.backups.make('asked')
    await writeFile(
      join(folder, 'backups', name),
      zipSync({ [path]: content, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) }),
    )
    await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('one that does not exist is not found', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    await expect(storage.backups.restore('2026-03-05T10-00-00Z.0001.asked.zip')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the daily backup', () => {
  it('is made when a day has passed since the newest, and the newest seven are kept', async () => {
    const { path } = await folderWithLearner()
    const clock = { now: new Date('2026-03-01T09:00:00Z') }
    const { backups } = openTestBackups(path, clock)
    for (let hour = 0; hour < 24 * 10; hour += 6) {
      clock.now = new Date(Date.UTC(2026, 2, 1, 9 + hour))
      await backups.makeDaily()
    }
    expect((await backups.list()).map(({ madeAt }) => madeAt.slice(0, 10))).toEqual(
      ['10', '09', '08', '07', '06', '05', '04'].map(day => `2026-03-${day}`),
    )
  })

  it('continues after the clock was set back a year, and older ones stay until there are seven newer ones', async () => {
    const { path } = await folderWithLearner()
    const clock = { now: new Date('2026-03-01T09:00:00Z') }
    const { backups } = openTestBackups(path, clock)
    for (const day of [1, 2, 3]) {
      clock.now = new Date(Date.UTC(2026, 2, day, 9))
      await backups.makeDaily()
    }
    for (const day of [3, 3, 4]) {
      clock.now = new Date(Date.UTC(2025, 2, day, 9))
      await backups.makeDaily()
    }
    expect((await backups.list()).map(({ madeAt }) => madeAt.slice(0, 10))).toEqual([
      '2025-03-04',
      '2025-03-03',
      '2026-03-03',
      '2026-03-02',
      '2026-03-01',
    ])
  })

  it('is not made without data', async () => {
    const { backups } = openTestBackups(await temporaryFolder(), { now: new Date() })
    await backups.makeDaily()
    expect(await backups.list()).toEqual([])
  })

  it('is skipped with one notice when the disk is short, and made when there is space again', async () => {
    const { path } = await folderWithLearner()
    const disk = { free: 1_000_000 }
    const { backups, notices } = openTestBackups(path, { now: new Date() }, { ...nodeFileSystem, freeBytes: async () => disk.free })
    await backups.makeDaily()
    await backups.makeDaily()
    expect(notices.list()).toMatchObject([{ kind: 'backup-skipped', because: 'disk-short' }])
    await expect(backups.make('asked')).rejects.toMatchObject({ code: 'storage-full' })
    disk.free = 1e12
    await backups.makeDaily()
    expect(await backups.list()).toHaveLength(1)
  })

  it('that fails half-way leaves nothing but a notice', async () => {
    const { path } = await folderWithLearner()
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const refusing: FileSystem = {
      ...nodeFileSystem,
      create: async file => ({ ...(await nodeFileSystem.create(file)), write: () => Promise.reject(full) }),
    }
    const { backups, notices } = openTestBackups(path, { now: new Date() }, refusing)
    await backups.makeDaily()
    expect(notices.list()).toMatchObject([{ kind: 'backup-skipped', because: 'disk-short' }])
    expect(await readdir(join(path, 'backups'))).toEqual([])
  })
})

describe('a restore that fails', () => {
  it('restores the state before', async () => {
    const { path, learnerId } = await folderWithLearner()
    const disk = { refusals: 0 }
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      create: async file => {
        if (file.endsWith('profile.json') && disk.refusals-- > 0) throw full
        return nodeFileSystem.create(file)
      },
    }
    const storage = await openedStorage({ path, fileSystem })
    const { name } = await storage.backups.make('asked')
    await storage.notes.save(learnerId, 'core', 'box', 'kept', 'b')
    const before = await readContents(path)
    disk.refusals = 1
    await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'storage-full' })
    expect(await readContents(path)).toEqual(before)
    expect(await storage.notes.list(learnerId, 'core')).toEqual({ box: 'kept' })
  })

  it('and cannot be undone either is completed at the next start, with no saves in between', async () => {
    const { path, learnerId } = await folderWithLearner()
    const disk = { refusals: 0 }
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      create: async file => {
        if (file.endsWith('profile.json') && disk.refusals-- > 0) throw full
        return nodeFileSystem.create(file)
      },
    }
    const storage = await openedStorage({ path, fileSystem })
    const { name } = await storage.backups.make('asked')
    await storage.notes.save(learnerId, 'core', 'box', 'kept', 'b')
    const before = await readContents(path)
    disk.refusals = 2
    await expect(storage.backups.restore(name)).rejects.toMatchObject({
      code: 'storage-full',
      details: { because: 'restore-unfinished' },
    })
    await expect(storage.notes.save(learnerId, 'core', 'box', 'lost', 'c')).rejects.toMatchObject({ code: 'storage-failed' })
    await storage.close()
    const again = await openedStorage({ path })
    expect(await readContents(path)).toEqual(before)
    expect(await again.notes.list(learnerId, 'core')).toEqual({ box: 'kept' })
  })
})
