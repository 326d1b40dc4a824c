import fc from 'fast-check'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { createDurableFolders } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { openJournal, readJournal, type Journal } from '#backend/storage/journal/journal.ts'
import { formatLine, selectValidLines, readJournalFile, formatFailureLine } from '#backend/storage/journal/journal-lines.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { createNotices } from '#backend/storage/notices.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { unwillingDisk } from '#tests/support/disks/unwilling-disk.ts'

const FOLDER = 'live/room'

async function context(fileSystem: FileSystem = nodeFileSystem): Promise<StorageContext> {
  const root = await temporaryFolder()
  const now = (): Date => new Date('2026-03-05T10:00:00Z')
  return { fileSystem, root, folders: createDurableFolders(fileSystem, root), notices: createNotices({ now, newId: () => 'id' }), now }
}

function opened(given: StorageContext, last: number): Journal {
  const journal = openJournal(given, FOLDER, last)
  onTestFinished(journal.close)
  return journal
}

async function valuesIn(given: StorageContext): Promise<readonly unknown[]> {
  return (await readJournal(given, FOLDER)).map(({ value }) => value)
}

const filesIn = ({ root }: StorageContext): Promise<readonly string[]> => readdir(join(root, FOLDER))

describe('a journal', () => {
  it('returns appended values in order across several openings', async () => {
    const given = await context()
    const first = opened(given, 0)
    expect(await first.append(['a', 'b'])).toBe(2)
    await first.close()
    const second = opened(given, 2)
    expect(await second.append([{ c: 'ç\n' }])).toBe(3)
    expect(await readJournal(given, FOLDER)).toEqual([
      { seq: 1, value: 'a' },
      { seq: 2, value: 'b' },
      { seq: 3, value: { c: 'ç\n' } },
    ])
    expect(await filesIn(given)).toHaveLength(2)
  })

  it('writes everything appended while the disk is busy with one sync', async () => {
    const disk = unwillingDisk()
    const given = await context(disk.fileSystem)
    const journal = opened(given, 0)
    disk.hold()
    const all = Array.from({ length: 500 }, (_, index) => journal.append([index]))
    disk.letGo()
    expect((await Promise.all(all)).at(-1)).toBe(500)
    expect(disk.syncs()).toBeLessThanOrEqual(2)
    expect(await valuesIn(given)).toEqual(all.map((_, index) => index))
  })

  it('ignores an incomplete line that a power cut left at the end of a file', async () => {
    const given = await context()
    const journal = opened(given, 0)
    await journal.append(['whole'])
    await journal.append(['torn'])
    await journal.close()
    const file = join(given.root, FOLDER, 'journal-1.jsonl')
    const text = await readFile(file, 'utf8')
    for (let left = text.length - 1; left > text.indexOf('\n'); left -= 1) {
      await writeFile(file, text.slice(0, left))
      expect(await valuesIn(given)).toEqual(left === text.length - 1 ? ['whole', 'torn'] : ['whole'])
    }
    await writeFile(file, text.slice(0, text.indexOf('\n') + 1) + '\0'.repeat(40))
    expect(await valuesIn(given)).toEqual(['whole'])
    expect(given.notices.list()).toEqual([])
  })

  it('keeps the lines around a damaged one, and quarantines a copy of the file once, with a notice', async () => {
    const given = await context()
    const journal = opened(given, 0)
    for (const value of ['one', 'two', 'three']) await journal.append([value])
    const file = join(given.root, FOLDER, 'journal-1.jsonl')
    const damaged = (await readFile(file, 'utf8')).replace('two', 'tow')
    await writeFile(file, damaged)
    expect(await valuesIn(given)).toEqual(['one', 'three'])
    expect(await valuesIn(given)).toEqual(['one', 'three'])
    expect(given.notices.list()).toMatchObject([{ kind: 'quarantined', document: 'live/room/journal-1.jsonl' }])
    const [kept = ''] = await readdir(join(given.root, 'quarantine'))
    expect(await readFile(join(given.root, 'quarantine', kept), 'utf8')).toBe(damaged)
  })

  it('deletes only files whose lines are all stored elsewhere', async () => {
    const given = await context()
    const old = opened(given, 0)
    await old.append(['a', 'b'])
    await old.close()
    const journal = opened(given, 2)
    await journal.append(['c', 'd'])
    await journal.discardUpTo(3)
    expect(await valuesIn(given)).toEqual(['c', 'd'])
    await journal.append(['e'])
    await journal.discardUpTo(4)
    expect(await valuesIn(given)).toEqual(['e'])
    await journal.discardUpTo(5)
    expect(await filesIn(given)).toEqual([])
  })

  it('ignores files and lines that it has not written', async () => {
    const given = await context()
    await mkdir(join(given.root, FOLDER), { recursive: true })
    await writeFile(join(given.root, FOLDER, 'journal-x.jsonl'), formatLine(1, 'stranger'))
    await writeFile(join(given.root, FOLDER, 'journal-4.jsonl'), 'not a line\n{}\n')
    const journal = opened(given, 0)
    await journal.append(['own'])
    expect(await valuesIn(given)).toEqual(['own'])
    expect(await filesIn(given)).toContain('journal-5.jsonl')
  })
})

describe('a disk that is full', () => {
  it('rejects the lines, keeps those before and after, and leaves no empty files', async () => {
    const disk = unwillingDisk()
    const given = await context(disk.fileSystem)
    const journal = opened(given, 0)
    await journal.append(['before'])
    disk.fill()
    for (const value of ['refused', 'again'])
      await expect(journal.append(['x'.repeat(20), value])).rejects.toMatchObject({ code: 'storage-full' })
    expect(await filesIn(given)).toEqual(['journal-1.jsonl'])
    disk.empty()
    await journal.append(['after'])
    await journal.append(['and after'])
    expect(await valuesIn(given)).toEqual(['before', 'after', 'and after'])
  })

  it('voids a failed line even when it was written completely', async () => {
    const disk = unwillingDisk()
    const given = await context(disk.fileSystem)
    const journal = opened(given, 0)
    await journal.append(['before'])
    disk.fill()
    // The first half of the batch is on the disk: a whole line of it.
    await expect(journal.append(['refused', 'r'.repeat(50)])).rejects.toMatchObject({ code: 'storage-full' })
    expect(await valuesIn(given)).toEqual(['before', 'refused'])
    disk.empty()
    await journal.append(['after'])
    expect(await valuesIn(given)).toEqual(['before', 'after'])
  })
})

describe('lines of a journal', () => {
  const json = fc.jsonValue()

  it('are read as they were written, whatever they contain and wherever the file was truncated', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 12 }), fc.nat(), (values, cut) => {
        const text = values.map((value, index) => formatLine(index + 1, value)).join('')
        const bytes = new TextEncoder().encode(text)
        const left = bytes.subarray(0, bytes.length === 0 ? 0 : cut % (bytes.length + 1))
        const read = readJournalFile(left)
        expect(read.isCorrupt).toBe(false)
        const whole = new TextDecoder().decode(left).split('\n').length - 1
        const lines = selectValidLines([read])
        expect(lines.length).toBeGreaterThanOrEqual(whole)
        expect(lines.map(({ value }) => JSON.stringify(value))).toEqual(values.slice(0, lines.length).map(value => JSON.stringify(value)))
      }),
    )
  })

  it('are invalid when a bit is changed', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, at) => {
        const bytes = new TextEncoder().encode(formatLine(7, value))
        const changed = bytes.slice()
        const index = at % (bytes.length - 1)
        changed[index] = (changed[index] ?? 0) ^ 1
        expect(readJournalFile(changed).lines).toEqual([])
      }),
    )
  })

  it('that failed are void, while later ones with the same numbers are valid', () => {
    const text = formatLine(1, 'a') + formatLine(2, 'refused') + formatFailureLine(3, [2, 2]) + formatLine(2, 'of the next process')
    expect(selectValidLines([readJournalFile(new TextEncoder().encode(text))]).map(({ value }) => value)).toEqual([
      'a',
      'of the next process',
    ])
  })
})
