import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestRecords } from '#common/domain/progress/digest.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { createDurableFolders } from '#backend/storage/disk/durable-folders.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { createDocumentStore } from '#backend/storage/documents/document-store.ts'
import { createNotices } from '#backend/storage/notices.ts'
import { createRecordsRepository } from '#backend/storage/repositories/records.repository.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { attemptFinished, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'

const LEARNER = learnerNamed('Amal').id

/** A program of a version that has just started, and the files it has read. */
function started(root: string, version = 'one') {
  const read: string[] = []
  const fileSystem = {
    ...nodeFileSystem,
    readFile: async (path: string) => {
      read.push(path.slice(root.length + 1))
      return nodeFileSystem.readFile(path)
    },
  }
  const now = (): Date => new Date('2026-03-05T10:00:00Z')
  const notices = createNotices({ now, newId: () => 'id' })
  const store = createDocumentStore({ fileSystem, root, folders: createDurableFolders(fileSystem, root), notices, now })
  /** What is kept is written beside the answer. */
  const settled = (): Promise<void> => store.runExclusive(async () => Promise.resolve())
  return { records: createRecordsRepository(store, version), read, settled, store }
}

const inMonth = (month: number): Date => new Date(Date.UTC(2020, month, 5, 10))

async function studiedMonths(root: string, months: number): Promise<readonly ProgressRecord[]> {
  const studied = Array.from({ length: months }, (_, month) => lessonFinished(`lesson-${String(month)}`, inMonth(month)))
  const { records } = started(root)
  for (const record of studied) await records.append(LEARNER, 'core', [record])
  return studied
}

const keptFile = (root: string): string => join(root, 'cache/digests', LEARNER, 'core.json')
const monthsRead = (read: readonly string[]): readonly string[] => read.filter(path => path.startsWith('learners/'))

async function opened(root: string, version?: string) {
  const program = started(root, version)
  const digest = await program.records.digest(LEARNER, 'core')
  await program.settled()
  return { ...program, digest }
}

describe('what the records of many months come to', () => {
  it('is read from one file at the next start, with the last month beside it', async () => {
    const root = await temporaryFolder()
    const studied = await studiedMonths(root, 12)
    await opened(root)
    const { digest, read } = await opened(root)
    expect(digest).toEqual(digestRecords(studied))
    expect(monthsRead(read)).toEqual([`learners/${LEARNER}/core/2020-12.json`])
  })

  it('is made anew when a month was written since', async () => {
    const root = await temporaryFolder()
    const studied = await studiedMonths(root, 12)
    const { records } = await opened(root)
    const late = lessonFinished('found-later', new Date(Date.UTC(2020, 3, 6)))
    await records.append(LEARNER, 'core', [late])
    expect(await records.digest(LEARNER, 'core')).toEqual(digestRecords([...studied, late]))
    expect((await opened(root)).digest).toEqual(digestRecords([...studied, late]))
  })

  it.each([
    ['is damaged', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('lesson-3', 'lesson-4'))],
    ['is cut off', async (file: string) => writeFile(file, (await readFile(file)).subarray(0, 200))],
    ['is sealed and of another shape', async (file: string) => writeFile(file, sealEnvelope(1, '', { version: 'one', digest: null }))],
    ['is of a newer format', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('"schema":1', '"schema":9'))],
  ])('is made anew when the file %s', async (_, spoil) => {
    const root = await temporaryFolder()
    const studied = await studiedMonths(root, 12)
    await opened(root)
    await spoil(keptFile(root))
    const { digest, read } = await opened(root)
    expect(digest).toEqual(digestRecords(studied))
    expect(monthsRead(read)).toHaveLength(12)
  })

  it('is made anew by another version of the suite', async () => {
    const root = await temporaryFolder()
    const studied = await studiedMonths(root, 12)
    await opened(root)
    const { digest, read } = await opened(root, 'two')
    expect(digest).toEqual(digestRecords(studied))
    expect(monthsRead(read)).toHaveLength(12)
  })

  it('is not kept of a few months', async () => {
    const root = await temporaryFolder()
    await studiedMonths(root, 3)
    await opened(root)
    await expect(stat(keptFile(root))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is read from the months where nothing can be kept', async () => {
    const root = await temporaryFolder()
    const studied = await studiedMonths(root, 12)
    await mkdir(join(root, 'cache'))
    await writeFile(join(root, 'cache/digests'), 'a file where a folder should be')
    expect((await opened(root)).digest).toEqual(digestRecords(studied))
  })

  it('leaves nothing of a learner whose files were deleted while it was made', async () => {
    const root = await temporaryFolder()
    await studiedMonths(root, 12)
    const { records, store, settled } = started(root)
    const reading = records.digest(LEARNER, 'core')
    await store.runExclusive(async () => Promise.resolve())
    await reading
    await settled()
    await expect(stat(keptFile(root))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is that of all records, however study, restarts and other versions follow each other', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('study' as const), month: fc.integer({ min: 0, max: 9 }), quiz: fc.boolean() }),
      fc.record({ kind: fc.constant('restart' as const), version: fc.constantFrom('one', 'two') }),
      fc.record({ kind: fc.constant('look' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const root = await temporaryFolder()
        let program = started(root)
        const all: ProgressRecord[] = []
        for (const [at, one] of steps.entries()) {
          if (one.kind === 'restart') {
            await program.settled()
            program = started(root, one.version)
          } else if (one.kind === 'study') {
            const when = new Date(inMonth(one.month).getTime() + at)
            const record = one.quiz ? attemptFinished(runningAttempt({}), when) : lessonFinished('box', when)
            all.push(record)
            await program.records.append(LEARNER, 'core', [record])
          } else expect(await program.records.digest(LEARNER, 'core')).toEqual(digestRecords(all))
        }
        expect(await program.records.digest(LEARNER, 'core')).toEqual(digestRecords(all))
        await program.settled()
      }),
      { numRuns: 40 },
    )
  })
})
