import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { currentSchema } from '#backend/storage/documents/document-kind.ts'
import { sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { roomKind } from '#backend/storage/kinds/room.kind.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { CodedError } from '#common/contract/errors.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { readContents } from '#tests/support/contents.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { answerTo, learnerNamed, runningAttempt } from '#tests/support/records.ts'
import { folderWithLearner, openTestBackups, rewriteBackup } from './backup-fixture.ts'

const DAYS = ['07', '06', '05', '04', '03', '02', '01'].map(day => `2026-03-${day}`)

async function folderOfAWeek() {
  const { path, learnerId } = await folderWithLearner()
  const clock = { now: new Date() }
  const { backups } = openTestBackups(path, clock)
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    clock.now = new Date(Date.UTC(2026, 2, day, 9))
    await backups.makeDaily()
  }
  const listDays = async (): Promise<readonly string[]> =>
    (await backups.list()).filter(({ reason }) => reason === 'daily').map(({ madeAt }) => madeAt.slice(0, 10))
  return { path, learnerId, clock, backups, listDays }
}

describe('the seven daily backups', () => {
  it('stay, however many restores are tried', async () => {
    const { backups, listDays } = await folderOfAWeek()
    for (const { name } of await backups.list()) await backups.restore(name)
    expect(await listDays()).toEqual(DAYS)
  })

  it('stay, however many backups are made by hand, of which the newest seven are kept', async () => {
    const { backups, listDays } = await folderOfAWeek()
    for (let made = 0; made < 9; made++) await backups.make('asked')
    expect(await listDays()).toEqual(DAYS)
    expect((await backups.list()).filter(({ reason }) => reason === 'asked')).toHaveLength(7)
  })

  it('continue on a day on which one was made by hand', async () => {
    const { clock, backups, listDays } = await folderOfAWeek()
    clock.now = new Date(Date.UTC(2026, 2, 8, 8))
    await backups.make('asked')
    clock.now = new Date(Date.UTC(2026, 2, 8, 9))
    await backups.makeDaily()
    expect((await listDays())[0]).toBe('2026-03-08')
  })

  it('are not followed by backups of a folder without records, which would push them out', async () => {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    await storage.settings.change(settings => ({ ...settings, theme: 'dark' }))
    const { backups } = openTestBackups(path, { now: new Date() })
    await backups.makeDaily()
    await expect(backups.make('asked')).rejects.toMatchObject({ code: 'conflict' })
    expect(await backups.list()).toEqual([])
  })
})

describe('the copy saved before a restore', () => {
  it('stays when one backup after another is tried, on that day and on the six days of restores after it', async () => {
    const { clock, backups } = await folderOfAWeek()
    const daily = await backups.list()
    const saved = []
    for (const day of [10, 11, 12, 13, 14, 15, 16]) {
      clock.now = new Date(Date.UTC(2026, 2, day, 9))
      const copies = []
      for (let tried = 0; tried < (day === 10 ? 9 : 2); tried++)
        copies.push((await backups.restore(daily[tried % daily.length]?.name ?? '')).name)
      saved.push(copies)
    }
    const kept = (await backups.list()).filter(({ reason }) => reason === 'before-restore').map(({ name }) => name)
    expect(kept).toEqual(expect.arrayContaining(saved.map(([first]) => first)))
    expect(kept).toHaveLength(7 + 4)
    clock.now = new Date(Date.UTC(2026, 2, 17, 9))
    await backups.restore(daily[0]?.name ?? '')
    const later = (await backups.list()).map(({ name }) => name)
    expect(later).not.toContain(saved[0]?.[0])
    expect(later).toContain(saved[1]?.[0])
  })

  it('holds what only it has, however often something is restored', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    await storage.notes.save(learnerId, 'core', 'box', 'written since', 'b')
    const before = await storage.backups.restore(name)
    for (let tried = 0; tried < 9; tried++) await storage.backups.restore(name)
    await storage.backups.dismissUndo()
    await storage.backups.restore(name)
    await storage.backups.restore(before.name)
    expect(await storage.notes.list(learnerId, 'core')).toEqual({ box: 'written since' })
  })
})

describe('an entry of the list', () => {
  it('says how many learners a backup has and when the newest answer was given', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    await storage.learners.add(learnerNamed('Basma'))
    const answer = { ...answerTo('stock-or-flow'), answeredAt: '2026-04-02T08:30:00.000Z' }
    const quoting = { ...answer, answeredAt: '2026-04-01T08:30:00.000Z', response: { kind: 'open', text: '"answeredAt":"9999"' } as const }
    await storage.attempts.add(learnerId, runningAttempt({ id: '01900000-0000-7000-8000-00000000beef', answers: [answer, quoting] }))
    const made = await storage.backups.make('asked')
    expect(made.summary).toEqual({ kind: 'known', learners: 2, newestAnswer: '2026-04-02T08:30:00.000Z' })
    expect(await storage.backups.list()).toMatchObject([{ name: made.name, summary: made.summary }])
  })

  it('says so when a backup cannot be read or is of a newer version', async () => {
    const { path } = await folderWithLearner()
    const first = await openedStorage({ path })
    const [damaged, newer] = [await first.backups.make('asked'), await first.backups.make('asked')]
    await first.close()
    await writeFile(join(path, 'backups', damaged.name), 'no zip')
    await rewriteBackup(path, newer.name, { format: 'jmdi-backup-2' })
    const { backups } = await openedStorage({ path })
    expect((await backups.list()).map(({ summary }) => summary.kind)).toEqual(['newer', 'unreadable'])
  })

  it('counts the learners of a backup that was made before backups had summaries', async () => {
    const { path } = await folderWithLearner()
    const first = await openedStorage({ path })
    const { name } = await first.backups.make('asked')
    await first.close()
    const { 'manifest.json': manifest = new Uint8Array(), ...contents } = unzipSync(await readFile(join(path, 'backups', name)))
    const { summary: _, ...old } = JSON.parse(new TextDecoder().decode(manifest))
    await writeFile(join(path, 'backups', name), zipSync({ ...contents, 'manifest.json': new TextEncoder().encode(JSON.stringify(old)) }))
    const { backups } = await openedStorage({ path })
    expect((await backups.list())[0]?.summary).toEqual({ kind: 'known', learners: 1, newestAnswer: undefined })
    expect((await backups.restore(name)).reason).toBe('before-restore')
  })
})

const NEWER_SCHEMAS = [
  ['profile', /profile\.json$/],
  ['records', /core\/2026-03\.json$/],
  ['notes', /notes\/core\.json$/],
  ['attempt', /attempts\//],
  ['settings', /^settings\.json$/],
] as const

describe('a backup of a newer version of the suite', () => {
  it.each(NEWER_SCHEMAS)('is refused before anything is written when its %s has a newer schema', async (_, document) => {
    const { path } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    await rewriteBackup(path, name, {
      content: (file, text) => (document.test(file) ? text.replace(/"schema":\d+/, '"schema":99') : text),
    })
    const before = [await readContents(path), await readdir(path), await readdir(join(path, 'backups'))]
    await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'storage-newer', details: { because: 'backup-newer' } })
    expect([await readContents(path), await readdir(path), await readdir(join(path, 'backups'))]).toEqual(before)
    expect(await storage.backups.undo()).toBeUndefined()
  })

  it.each([
    ['workshop.json', 1, true],
    ['workshop.json', 2, true],
    ['workshop.json', currentSchema(workshopKind), true],
    ['workshop.json', currentSchema(workshopKind) + 1, false],
    ['room.json', currentSchema(roomKind), true],
    ['room.json', currentSchema(roomKind) + 1, false],
    ['afterwards.json', 2, false],
  ])('is told by the schema of each kind: %s of schema %i may be restored: %s', async (file, schema, isKnown) => {
    const { path } = await folderWithLearner()
    const folder = join(path, 'workshops', '01900000-0000-7000-8000-00000000cafe')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, file), sealEnvelope(schema, '2026-03-01T09:00:00.000Z', {}))
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    const restored = await storage.backups.restore(name).then(
      () => 'restored',
      (error: unknown) => (error instanceof CodedError ? error.code : error),
    )
    expect(restored).toBe(isKnown ? 'restored' : 'storage-newer')
  })

  it('is refused before anything is written when its manifest is of another version', async () => {
    const { path } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    await rewriteBackup(path, name, { format: 'jmdi-backup-2' })
    const before = await readContents(path)
    await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'storage-newer', details: { because: 'backup-newer' } })
    expect(await readContents(path)).toEqual(before)
    expect(await storage.backups.list()).toHaveLength(1)
  })
})

describe('the undo of a restore', () => {
  it('is offered after a restart until it is dismissed, and is not pushed out by later tries', async () => {
    const { path, learnerId } = await folderWithLearner()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    await storage.notes.save(learnerId, 'core', 'box', 'written since', 'b')
    const undo = await storage.backups.restore(name)
    await storage.close()
    const again = await openedStorage({ path })
    expect(await again.backups.undo()).toMatchObject({ name: undo.name })
    await again.backups.restore(undo.name)
    expect(await again.notes.list(learnerId, 'core')).toEqual({ box: 'written since' })
    await again.backups.dismissUndo()
    expect(await again.backups.undo()).toBeUndefined()
  })

  it('stays through restores that fail, of whose copies seven are kept', async () => {
    const { path } = await folderWithLearner()
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const disk = { refusals: 0 }
    const storage = await openedStorage({
      path,
      fileSystem: {
        ...nodeFileSystem,
        create: async file => {
          if (file.endsWith('profile.json') && disk.refusals-- > 0) throw full
          return nodeFileSystem.create(file)
        },
      },
    })
    const { name } = await storage.backups.make('asked')
    const undo = await storage.backups.restore(name)
    for (let tried = 0; tried < 9; tried++) {
      disk.refusals = 1
      await expect(storage.backups.restore(name)).rejects.toMatchObject({ code: 'storage-full' })
    }
    expect(await storage.backups.undo()).toMatchObject({ name: undo.name })
    expect((await storage.backups.list()).filter(({ reason }) => reason === 'before-restore')).toHaveLength(8)
  })
})
