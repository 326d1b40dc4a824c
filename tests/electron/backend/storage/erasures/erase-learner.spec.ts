import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 } from 'uuid'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findKindMerge } from '#common/domain/learners/merge/learner-kinds.ts'
import type { BackupInfo } from '#common/contract/storage.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { findLearnerDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import type { Assignment } from '#common/domain/class/assignment.ts'
import { answerTo, attemptFinished, highlightOf, learnerNamed, lessonFinished, reviewOf, runningAttempt } from '#tests/support/records.ts'
import { findTraces } from '#tests/support/traces.ts'
import { LEARNER_KINDS } from '#tests/electron/backend/storage/kinds/learner-places.ts'
import { rewriteBackup } from '#tests/electron/backend/storage/backups/backup-fixture.ts'

const backupWorkerFile = fileURLToPath(new URL('../../../../../dist/electron/backend/backup-worker.mjs', import.meta.url))
/** Is in everything Zaynab wrote. */
const MARK = 'zaynab-was-here'
const SECRET = (name: string) => ({
  pin: { salt: `${name}-salt`, hash: `${name}-hash` },
  recovery: { salt: `${name}-salt`, hash: `${name}-hash` },
})
const WORKSHOP = '01900000-0000-7000-8000-00000000cafe'

const assignmentTo = (learnerIds: readonly string[], message: string): Assignment => ({
  id: v7(),
  courseId: 'core',
  courseTitle: 'Core',
  lessonIds: ['who-moves'],
  quiz: false,
  learnerIds,
  due: undefined,
  message,
  createdAt: '2026-03-05T10:00:00.000Z',
})

async function study(storage: Storage, learnerId: string, mark: string): Promise<void> {
  const answer = answerTo('why', { response: { kind: 'open', text: `${mark} in an answer` } })
  await storage.attempts.add(learnerId, runningAttempt({ answers: [answer] }))
  await storage.records.append(learnerId, 'core', [
    lessonFinished(`${mark}-lesson`),
    attemptFinished(runningAttempt({ answers: [answer] })),
  ])
  await storage.reviews.append(learnerId, [reviewOf(`quiz:core:${mark}`)])
  for (const part of ['one', 'two']) await storage.notes.save(learnerId, 'core', 'box', `${mark} in note ${part}`, v7())
  await storage.readingPlaces.keep(learnerId, 'core', 'box', { paragraph: 3, words: `${mark} in a place` }, v7())
  const bookmark = { lessonId: 'box', place: { paragraph: 3, words: `${mark} in a bookmark` }, lang: 'en' } as const
  await storage.readingPlaces.setBookmark({ learnerId, courseId: 'core', bookmarkId: v7() }, bookmark, v7())
  const lesson = { learnerId, courseId: 'core', lessonId: 'box' }
  await storage.highlights.save(lesson, v7(), highlightOf({ note: `${mark} in a highlight` }), v7())
  await storage.assignments.add(assignmentTo([learnerId], `${mark} in a message`))
  await storage.learnerPins.write(learnerId, SECRET(mark))
  await storage.settings.change(settings => ({ ...settings, lastLearnerId: learnerId }))
  await storage.settings.change(settings => ({ ...settings, theme: settings.theme === 'dark' ? 'light' : 'dark' }))
}

/** Zaynab and Amal, with backups of each reason, what was removed and damaged, and what a killed program left. */
async function fullFolder() {
  const path = await temporaryFolder()
  const first = await openedStorage({ path })
  const zaynab = await first.learners.add(learnerNamed(`Zaynab ${MARK}`))
  const amal = await first.learners.add(learnerNamed('Amal'))
  await study(first, amal.id, 'amal')
  await study(first, zaynab.id, MARK)
  await first.assignments.add(assignmentTo([amal.id, zaynab.id], 'For both'))
  const reasons: readonly BackupInfo['reason'][] = ['daily', 'asked', 'before-removal', 'before-import']
  for (const reason of reasons) await first.backups.make(reason)
  await first.backups.restore((await first.backups.list())[0]?.name ?? '')
  await first.notes.save(zaynab.id, 'core', 'box', `${MARK} in a later note`, v7())
  await writeFile(join(path, `learners/${zaynab.id}/notes/core.json`), `rotten ${MARK}`)
  await first.close()
  const second = await openedStorage({ path })
  await second.notes.list(zaynab.id, 'core')
  await second.learners.remove(zaynab.id)
  await second.learners.restore(zaynab.id)
  await mkdir(join(path, 'cache/digests', zaynab.id), { recursive: true })
  await writeFile(join(path, 'cache/digests', zaynab.id, 'core.json'), MARK)
  await mkdir(join(path, 'removed', zaynab.id), { recursive: true })
  await writeFile(join(path, 'removed', zaynab.id, 'profile.json'), MARK)
  await writeFile(join(path, 'backups', 'cut-off.zip.1.tmp'), MARK)
  await writeFile(join(path, 'learners', 'pins.json.1.tmp'), zaynab.id)
  await writeFile(join(path, 'quarantine', '2026.abc.learners~pins.json'), `{"${zaynab.id}":`)
  await mkdir(join(path, 'workshops', WORKSHOP), { recursive: true })
  await writeFile(join(path, 'workshops', WORKSHOP, 'notes.txt'), 'of the workshop')
  return { path, storage: second, zaynab, amal }
}

async function readBytes(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  return new Map(
    await Promise.all(
      names.map(async ({ parentPath, name }) => [join(parentPath, name), await readFile(join(parentPath, name), 'base64')] as const),
    ),
  )
}

describe('a learner who is deleted for good', () => {
  it('has left a mark in every kind of document a learner has', async () => {
    const { path, zaynab } = await fullFolder()
    const inside = (await findTraces(join(path, 'learners', zaynab.id), [MARK])).filter(name => !name.endsWith('.previous'))
    expect(new Set(inside.map(name => findLearnerDocumentKind(name)?.name))).toEqual(new Set(LEARNER_KINDS))
    expect(LEARNER_KINDS.every(name => findKindMerge(name) !== undefined)).toBe(true)
  })

  it.each([
    ['in this thread', {}],
    ['in the built worker', { backupWorkerFile }],
  ])('leaves no byte in the data folder nor in any backup, and everybody else’s as they were, %s', async (_, options) => {
    const { path, storage, zaynab, amal } = await fullFolder()
    await storage.close()
    const again = await openedStorage({ path, ...options })
    await again.learners.list()
    const texts = [zaynab.id, MARK]
    expect((await findTraces(path, texts)).length).toBeGreaterThan(30)
    const others = [join(path, 'learners', amal.id), join(path, 'workshops')]
    const before = await Promise.all(others.map(readBytes))
    const { deviceId, theme } = await again.settings.read()
    const backups = await again.backups.list()
    expect(new Set(backups.map(({ reason }) => reason)).size).toBe(5)
    const contents = await Promise.all(backups.map(({ name }) => readArchive(join(path, 'backups', name))))

    expect(await again.backups.erase(zaynab.id)).toEqual({ left: [] })

    expect(await findTraces(path, texts)).toEqual([])
    expect(await Promise.all(others.map(readBytes))).toEqual(before)
    expect(await again.settings.read()).toMatchObject({ deviceId, theme, lastLearnerId: undefined })
    expect(await again.learnerPins.list()).toEqual(new Set([amal.id]))
    expect((await again.assignments.list()).map(({ learnerIds, message }) => [learnerIds, message])).toEqual([
      [[amal.id], 'amal in a message'],
      [[amal.id], 'For both'],
    ])
    const after = await again.backups.list()
    expect(after.map(({ name, madeAt, reason }) => ({ name, madeAt, reason }))).toEqual(
      backups.map(({ name, madeAt, reason }) => ({ name, madeAt, reason })),
    )
    expect(new Set(after.map(({ summary }) => JSON.stringify(summary)))).toEqual(
      new Set([JSON.stringify({ kind: 'known', learners: 1, newestAnswer: '2026-03-06T10:00:00.000Z' })]),
    )
    for (const [index, { name }] of after.entries()) {
      await openBackup(await readFile(join(path, 'backups', name)))
      const isKept = ([file]: readonly [string, string]): boolean =>
        /^(learners\/[0-9a-f]{8}-|workshops\/)/.test(file) && !file.includes(zaynab.id)
      expect((await readArchive(join(path, 'backups', name))).filter(isKept)).toEqual(contents[index]?.filter(isKept))
    }
  })

  it('is not in a backup that is restored afterwards, which brings the others back', async () => {
    const { storage, zaynab, amal } = await fullFolder()
    await storage.backups.erase(zaynab.id)
    for (const { name } of await storage.backups.list()) {
      await storage.backups.restore(name)
      expect((await storage.learners.list()).map(entry => entry.kind === 'known' && entry.learner.id)).toEqual([amal.id])
    }
  })

  it('leaves a backup alone in which they are not', async () => {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    await storage.learners.add(learnerNamed('Amal'))
    const { name } = await storage.backups.make('asked')
    const before = await readFile(join(path, 'backups', name))
    const late = await storage.learners.add(learnerNamed('Zaynab'))
    await storage.backups.erase(late.id)
    expect((await readFile(join(path, 'backups', name))).equals(before)).toBe(true)
  })
})

async function readArchive(path: string): Promise<readonly (readonly [string, string])[]> {
  return Object.entries(unzipSync(await readFile(path)))
    .map(([file, bytes]) => [file, Buffer.from(bytes).toString('base64')] as const)
    .sort()
}

describe('a backup from which nobody can be taken out', () => {
  async function folderWithBackups() {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    const { id } = await storage.learners.add(learnerNamed('Zaynab'))
    const made = []
    for (let count = 0; count < 3; count++) made.push((await storage.backups.make('asked')).name)
    return { path, storage, id, made }
  }

  it('is named, with the reason, and the others are rewritten', async () => {
    const {
      path,
      storage,
      id,
      made: [damaged = '', newer = '', good = ''],
    } = await folderWithBackups()
    await writeFile(join(path, 'backups', damaged), 'no zip')
    await rewriteBackup(path, newer, { format: 'jmdi-backup-2' })
    await mkdir(join(path, 'quarantine'))
    const aside = `2026-03-05T10-00-00-000Z.12345678.backups~${good}`
    await writeFile(join(path, 'quarantine', aside), 'cut')
    expect(await storage.backups.erase(id)).toEqual({
      left: [
        { backup: `backups/${damaged}`, because: 'damaged' },
        { backup: `backups/${newer}`, because: 'newer' },
        { backup: `quarantine/${aside}`, because: 'damaged' },
      ],
    })
    expect(await findTraces(path, [id])).toEqual(
      [`backups/${newer}`, `backups/${newer}!manifest.json`, `backups/${newer}!learners/${id}/profile.json`].sort(),
    )
  })

  it('is named when a newer version of the suite saved the PINs in it', async () => {
    const { path, storage, id } = await folderWithBackups()
    await storage.learnerPins.write(id, SECRET('zaynab'))
    const { name } = await storage.backups.make('asked')
    await rewriteBackup(path, name, {
      content: (file, text) => (file === 'learners/pins.json' ? text.replace(/"schema":\d+/, '"schema":99') : text),
    })
    expect(await storage.backups.erase(id)).toEqual({ left: [{ backup: `backups/${name}`, because: 'newer' }] })
  })

  it('is named when the disk does not let it be replaced', async () => {
    const {
      path,
      storage,
      id,
      made: [, locked = ''],
    } = await folderWithBackups()
    await storage.close()
    const rename = async (from: string, to: string): Promise<void> => {
      if (to.endsWith(locked)) throw Object.assign(new Error('read-only'), { code: 'EPERM' })
      await nodeFileSystem.rename(from, to)
    }
    const again = await openedStorage({ path, fileSystem: { ...nodeFileSystem, rename } })
    expect(await again.backups.erase(id)).toEqual({ left: [{ backup: `backups/${locked}`, because: 'not-written' }] })
    const [trace = '', ...more] = await findTraces(path, [id])
    expect([trace, ...more].every(one => one.startsWith(`backups/${locked}`))).toBe(true)
  })

  it('is told of after the next start when that is what completes it', async () => {
    const {
      path,
      storage,
      id,
      made: [damaged = ''],
    } = await folderWithBackups()
    await writeFile(join(path, 'backups', damaged), 'no zip')
    await storage.close()
    await writeFile(join(path, 'erase.json'), sealEnvelope(1, '2026-03-05T10:00:00.000Z', { learnerId: id }))
    const again = await openedStorage({ path })
    expect(again.notices.list()).toMatchObject([{ kind: 'backup-not-erased', backup: `backups/${damaged}` }])
    expect(await findTraces(path, [id])).toEqual([])
  })
})

describe('a learner is not deleted', () => {
  it('on a disk without space to rewrite a backup, nor where a newer version saved the PINs', async () => {
    const path = await temporaryFolder()
    const disk = { free: 1e12 }
    const storage = await openedStorage({ path, fileSystem: { ...nodeFileSystem, freeBytes: async () => disk.free } })
    const { id } = await storage.learners.add(learnerNamed('Zaynab'))
    await storage.backups.make('asked')
    disk.free = 1000
    await expect(storage.backups.erase(id)).rejects.toMatchObject({ code: 'storage-full' })
    disk.free = 1e12
    await writeFile(join(path, 'learners/pins.json'), sealEnvelope(99, '2026-03-05T10:00:00.000Z', { [id]: null }))
    await expect(storage.backups.erase(id)).rejects.toMatchObject({ code: 'storage-newer' })
    expect(await storage.learners.read(id)).toMatchObject({ name: 'Zaynab' })
    expect(await readdir(path)).not.toContain('erase.json')
  })
})
