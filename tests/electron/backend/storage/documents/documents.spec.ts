import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { createDocumentStore, type DocumentStore } from '#backend/storage/documents/document-store.ts'
import { createDurableFolders } from '#backend/storage/disk/durable-folders.ts'
import { sealEnvelope } from '#backend/storage/documents/envelope.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { createNotices } from '#backend/storage/notices.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

interface Tally {
  readonly numbers: readonly number[]
}

const tally: DocumentKind<Tally> = { name: 'tally', migrations: [], parse: parseTally }

function parseTally(data: unknown): Tally {
  if (typeof data !== 'object' || data === null || !('numbers' in data) || !Array.isArray(data.numbers)) throw new TypeError('no tally')
  return { numbers: data.numbers.map(Number) }
}

function openTestStore(root: string, fileSystem: FileSystem = nodeFileSystem): DocumentStore {
  const now = (): Date => new Date('2026-03-05T10:00:00Z')
  return createDocumentStore({
    fileSystem,
    root,
    folders: createDurableFolders(fileSystem, root),
    notices: createNotices({ now, newId: () => 'id' }),
    now,
  })
}

const add =
  (number: number) =>
  (draft: Tally | undefined): Tally => ({ numbers: [...(draft?.numbers ?? []), number] })

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code })
}

describe('changes of a document', () => {
  it('run one at a time: of a hundred at once none is lost, and they stay in order', async () => {
    const root = await temporaryFolder()
    const documents = openTestStore(root).documents(tally)
    const numbers = Array.from({ length: 100 }, (_, number) => number)
    await Promise.all(numbers.map(number => documents.change('race/one.json', add(number))))
    expect(await documents.read('race/one.json')).toEqual({ numbers })
    expect(await openTestStore(root).documents(tally).read('race/one.json')).toEqual({ numbers })
  })

  it('of more documents than the cache holds are still correct', async () => {
    const documents = openTestStore(await temporaryFolder()).documents(tally, 3)
    const rounds = Array.from({ length: 8 }, (_, round) => round)
    await Promise.all(rounds.flatMap(round => Array.from({ length: 10 }, (_, name) => documents.change(`many/${name}.json`, add(round)))))
    for (let name = 0; name < 10; name += 1) expect(await documents.read(`many/${name}.json`)).toEqual({ numbers: rounds })
  })

  it('are read from the disk again when the document was forgotten', async () => {
    const documents = openTestStore(await temporaryFolder()).documents(tally)
    await documents.replace('race/one.json', { numbers: [1] })
    const kept = await documents.read('race/one.json')
    await Promise.all([documents.forget('race/one.json'), documents.change('race/one.json', add(2))])
    const read = await documents.read('race/one.json')
    expect([kept, read]).toEqual([{ numbers: [1] }, { numbers: [1, 2] }])
    await documents.forget('race/one.json')
    expect(await documents.read('race/one.json')).not.toBe(read)
  })

  it('that return undefined or their copy write nothing', async () => {
    let written = 0
    const counting: FileSystem = { ...nodeFileSystem, create: path => (written++, nodeFileSystem.create(path)) }
    const documents = openTestStore(await temporaryFolder(), counting).documents(tally)
    await documents.change('one.json', add(1))
    await documents.change('one.json', () => undefined)
    await documents.change('one.json', draft => draft)
    expect(written).toBe(1)
  })

  it('work on a copy, so that a failing change has no effect', async () => {
    const documents = openTestStore(await temporaryFolder()).documents(tally)
    await documents.change('one.json', add(1))
    const spoil = (draft: Tally | undefined): Tally => {
      Object.assign(draft ?? {}, { numbers: [666] })
      throw new RangeError('no')
    }
    await expect(documents.change('one.json', spoil)).rejects.toThrow(RangeError)
    expect(await documents.read('one.json')).toEqual({ numbers: [1] })
  })

  it('are rejected when the result does not have the right shape', async () => {
    const root = await temporaryFolder()
    const strict: DocumentKind<Tally> = { ...tally, parse: data => (parseTally(data).numbers.includes(13) ? fail() : parseTally(data)) }
    const documents = openTestStore(root).documents(strict)
    await documents.change('one.json', add(1))
    await expect(documents.change('one.json', add(13))).rejects.toThrow('unlucky')
    expect(await documents.read('one.json')).toEqual({ numbers: [1] })
  })
})

function fail(): never {
  throw new Error('unlucky')
}

describe('a save that fails', () => {
  const steps = ['create', 'write', 'sync', 'link', 'rename', 'syncFolder'] as const
  const codes = [
    ['ENOSPC', 'storage-full'],
    ['EDQUOT', 'storage-full'],
    ['EROFS', 'storage-read-only'],
    ['EACCES', 'storage-read-only'],
    ['EIO', 'storage-failed'],
  ] as const

  it.each(steps.flatMap(step => codes.map(([code, coded]) => ({ step, code, coded }))))(
    'with $code at $step is reported as $coded; memory matches the disk and the next save succeeds',
    async ({ step, code, coded }) => {
      const root = await temporaryFolder()
      const disk = { refuses: false }
      const documents = openTestStore(root, refusing(step, code, disk)).documents(tally)
      await documents.change('deep/one.json', add(1))
      disk.refuses = true
      await expect(documents.change('deep/one.json', add(2))).rejects.toMatchObject({ code: coded })
      disk.refuses = false
      expect(await documents.read('deep/one.json')).toEqual(await openTestStore(root).documents(tally).read('deep/one.json'))
      expect((await readdir(join(root, 'deep'))).filter(name => name.endsWith('.tmp'))).toEqual([])
      const saved = await documents.change('deep/one.json', add(3))
      expect(saved?.numbers).toContain(1)
      expect(await openTestStore(root).documents(tally).read('deep/one.json')).toEqual(saved)
    },
  )

  it('does not affect the saves that wait behind it', async () => {
    const disk = { refuses: true }
    const documents = openTestStore(await temporaryFolder(), refusing('rename', 'EIO', disk)).documents(tally)
    const first = documents.change('one.json', add(1)).finally(() => (disk.refuses = false))
    const second = documents.change('one.json', add(2))
    await expect(first).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await second).toEqual({ numbers: [2] })
  })
})

function refusing(
  step: 'create' | 'write' | 'sync' | 'link' | 'rename' | 'syncFolder',
  code: string,
  disk: { refuses: boolean },
): FileSystem {
  const unless =
    <A extends readonly unknown[]>(name: string, work: (...given: A) => Promise<void>) =>
    (...given: A): Promise<void> =>
      disk.refuses && name === step ? Promise.reject(refusal(code)) : work(...given)
  const create: FileSystem['create'] = async path => {
    if (disk.refuses && step === 'create') throw refusal(code)
    const file = await nodeFileSystem.create(path)
    return { ...file, write: unless('write', file.write), sync: unless('sync', file.sync) }
  }
  return {
    ...nodeFileSystem,
    create,
    link: unless('link', nodeFileSystem.link),
    rename: unless('rename', nodeFileSystem.rename),
    syncFolder: unless('syncFolder', nodeFileSystem.syncFolder),
  }
}

describe('a document in a read-only folder', () => {
  it('is read even when it is damaged, and repaired by the first save that succeeds', async () => {
    const root = await temporaryFolder()
    const first = openTestStore(root).documents(tally)
    await first.change('one.json', add(1))
    await first.change('one.json', add(2))
    await writeFile(join(root, 'one.json'), 'garbage')
    const disk = { refuses: true }
    const refuse =
      <A extends readonly unknown[]>(work: (...given: A) => Promise<void>) =>
      (...given: A): Promise<void> =>
        disk.refuses ? Promise.reject(refusal('EROFS')) : work(...given)
    const documents = openTestStore(root, {
      ...nodeFileSystem,
      makeFolder: refuse(nodeFileSystem.makeFolder),
      rename: refuse(nodeFileSystem.rename),
    }).documents(tally)
    expect(await documents.read('one.json')).toEqual({ numbers: [1] })
    await expect(documents.change('one.json', add(3))).rejects.toMatchObject({ code: 'storage-read-only' })
    expect(await readFile(join(root, 'one.json'), 'utf8')).toBe('garbage')
    disk.refuses = false
    expect(await documents.change('one.json', add(3))).toEqual({ numbers: [1, 3] })
    expect(await readdir(join(root, 'quarantine'))).toHaveLength(1)
  })
})

describe('migrations', () => {
  /** The third schema of a kind: once a sum, then one number, now numbers. */
  const evolved: DocumentKind<Tally> = {
    name: 'evolved',
    migrations: [data => ({ number: getField(data, 'sum') }), data => ({ numbers: [getField(data, 'number')] })],
    parse: parseTally,
  }

  function getField(data: unknown, name: string): unknown {
    return typeof data === 'object' && data !== null ? new Map(Object.entries(data)).get(name) : undefined
  }

  it.each([
    [1, { sum: 7 }],
    [2, { number: 7 }],
    [3, { numbers: [7] }],
  ])('upgrade a document of schema %i when it is opened', async (schema, data) => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'old.json'), sealEnvelope(schema, '2025-01-01T00:00:00.000Z', data))
    const documents = openTestStore(root).documents(evolved)
    expect(await documents.read('old.json')).toEqual({ numbers: [7] })
    await documents.change('old.json', add(8))
    expect(JSON.parse(await readFile(join(root, 'old.json'), 'utf8'))).toMatchObject({ schema: 3, data: { numbers: [7, 8] } })
  })

  it('that fail leave the document in quarantine', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'old.json'), sealEnvelope(1, '2025-01-01T00:00:00.000Z', 'not even an object'))
    const strict: DocumentKind<Tally> = { ...evolved, migrations: [fail, ...evolved.migrations.slice(1)] }
    expect(await openTestStore(root).documents(strict).read('old.json')).toBeUndefined()
    expect(await readdir(join(root, 'quarantine'))).toHaveLength(1)
  })
})
