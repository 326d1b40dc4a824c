import { strToU8, unzipSync, zipSync } from 'fflate'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeFile } from '#backend/storage/backups/backup-manifest.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { LEARNER_FILE_LIMITS } from '#common/domain/learners/learner-file-limits.ts'
import { readContents } from '#tests/support/contents.ts'
import { learnerNamed } from '#tests/support/records.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { bringFile, exported, PROFILE, study, upload } from './learner-file.ts'

/** The file as somebody else would have written it: its manifest agrees with what is in it. */
function rewritten(bytes: Uint8Array, change: (path: string, content: Uint8Array) => Uint8Array, format?: string): Uint8Array {
  const { 'manifest.json': manifest = new Uint8Array(), ...files } = unzipSync(bytes)
  const changed = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, change(path, content)]))
  const fields: object = JSON.parse(new TextDecoder().decode(manifest))
  const list = Object.entries(changed).map(([path, content]) => describeFile(path, content))
  return zipSync({ ...changed, 'manifest.json': strToU8(JSON.stringify({ ...fields, files: list, ...(format && { format }) })) })
}

function resealed(content: Uint8Array, change: (data: Record<string, unknown>) => unknown, schema = 1): Uint8Array {
  const opened = openEnvelope(content, 99)
  if (opened.kind !== 'good') throw new Error(opened.kind)
  return sealEnvelope(schema, opened.envelope.writtenAt, change(opened.envelope.data as Record<string, unknown>))
}

/** With other versions of its note. */
function withNote(bytes: Uint8Array, fields: object): Uint8Array {
  const note = { kind: 'value', counter: 1, id: 'forged', value: 'Mine' }
  return rewritten(bytes, (path, content) =>
    path === 'notes/small.json' ? resealed(content, () => ({ notes: { thought: { ...note, ...fields } } }), 2) : content,
  )
}

describe.each(links)('a learner’s own data over $name', ({ open }) => {
  let here: TestBackend
  let there: TestBackend
  let link: TestLink
  let other: TestLink
  let learnerId: string

  beforeEach(async () => {
    here = await openTestBackend()
    there = await openTestBackend()
    link = await open(here)
    other = await open(there)
    learnerId = (await link.call('learners.create', PROFILE)).id
    await study(here, learnerId, new Date('2026-02-10T10:00:00Z'))
    await link.call('progress.saveNote', { courseId: 'small', noteId: 'thought', text: 'Only for me' })
  })

  afterEach(async () => {
    for (const one of [link, other]) one.close()
    await Promise.all([here.close(), there.close()])
  })

  it('are a table of the answers to read, in the words of the questions as they were asked', async () => {
    const running = await link.call('quizzes.start', { courseId: 'small', lang: 'en' })
    await link.call('quizzes.finish', { attemptId: running.attempt.id, lang: 'en' })
    const attempt = await link.call('quizzes.start', { courseId: 'small', lang: 'en' })
    const question = attempt.questions.find(({ questionId }) => questionId === 'q-multiple')?.question
    const response = { kind: 'multiple', optionIds: ['migrants', 'nobody'] } as const
    const answer = { questionId: 'q-multiple', contentHash: question?.contentHash ?? '', response, lang: 'en' } as const
    await link.call('quizzes.answer', { attemptId: attempt.attempt.id, ...answer })
    const file = await link.call('myData.answers', { lang: 'en' })
    expect(file.fileName).toMatch(/^Amal - Quiz answers - \d{4}-\d\d-\d\d\.csv$/)
    const lines = Buffer.from(file.base64, 'base64').toString().trim().split('\r\n')
    expect(lines).toHaveLength(1 + 2 + 1 + 1)
    expect(lines.join('\n')).toMatch(/,Who belongs at the table\?,Migrants; Nobody,/)
    expect(lines.join('\n')).toContain('(This question has changed or is gone: stock-or-flow),residents,correct,1,1,,')
  })

  it('go to another computer as one file and come in once, whole', async () => {
    const bytes = await exported(link)
    const file = await link.call('myData.export')
    expect(file.fileName).toMatch(/^Amal - \d{4}-\d\d-\d\d\.jmdi-learner$/)
    expect(await other.call('myData.inspect', { importId: await upload(other, bytes) })).toMatchObject({
      kind: 'file',
      learner: { id: learnerId, name: 'Amal' },
      isHere: false,
      hasNamesake: false,
    })
    expect(await bringFile(other, bytes)).toMatchObject({
      kind: 'imported',
      receipt: {
        attempts: { added: 2, known: 0 },
        answers: { added: 3, known: 0 },
        lessons: { added: 1, known: 0 },
        notes: { added: 1, known: 0 },
        highlights: { added: 1, known: 0 },
        reviews: { added: 1, known: 0 },
      },
    })
    expect(await bringFile(other, bytes)).toMatchObject({ receipt: { answers: { added: 0, known: 3 }, notes: { added: 0, known: 1 } } })
    expect(learnersOf(await readContents(there.dataFolder))).toEqual(learnersOf(await readContents(here.dataFolder)))
  })

  it('are the same on both computers after more was done on each and both were imported', async () => {
    await bringFile(other, await exported(link))
    await other.call('learners.choose', { learnerId })
    await study(there, learnerId, new Date('2026-03-10T10:00:00Z'))
    await other.call('progress.saveNote', { courseId: 'small', noteId: 'thought', text: 'Written there' })
    await other.call('learners.change', { name: 'Amal B.' })
    await study(here, learnerId, new Date('2026-03-11T10:00:00Z'))
    const [mine, theirs] = [await exported(link), await exported(other)]
    await bringFile(link, theirs)
    await bringFile(other, mine)
    expect(learnersOf(await readContents(there.dataFolder))).toEqual(learnersOf(await readContents(here.dataFolder)))
    expect(await link.call('progress.notes', { courseId: 'small' })).toEqual({ thought: 'Written there' })
    expect(await link.call('learners.current')).toMatchObject({ name: 'Amal B.' })
    expect((await here.storage.records.list(learnerId, 'small')).length).toBe(6)
  })

  it('have no PIN and no recovery code in the file', async () => {
    await link.call('learners.setPin', { pin: '4711' })
    const { pin, recovery } = (await here.storage.learnerPins.read(learnerId)) ?? {}
    const contents = Object.entries(unzipSync(await exported(link))).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])
    expect(contents.map(([path]) => path).filter(path => path?.includes('pin'))).toEqual([])
    for (const secret of [pin?.hash, pin?.salt, recovery?.hash]) {
      expect(secret).toBeTruthy()
      expect(contents.filter(([, text]) => text?.includes(secret ?? ''))).toEqual([])
    }
  })

  it('come into a learner with a PIN only where they are open', async () => {
    const bytes = await exported(link)
    await bringFile(other, bytes)
    await other.call('learners.choose', { learnerId })
    const { pass } = await other.call('learners.setPin', { pin: '4711' })
    const third = await open(there)
    const before = await readContents(there.dataFolder)
    await expect(bringFile(third, bytes)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await readContents(there.dataFolder)).toEqual(before)
    const importId = await upload(third, bytes)
    expect(await third.call('myData.import', { importId, pass: pass ?? '' })).toMatchObject({ kind: 'imported' })
    third.close()
  })

  it('are saved in a backup before others come in', async () => {
    await bringFile(link, await exported(link))
    expect(await link.call('storage.backups')).toMatchObject([{ reason: 'before-import', summary: { learners: 1 } }])
  })

  it('of somebody else of the same name are said to be somebody else’s', async () => {
    await other.call('learners.create', PROFILE)
    const importId = await upload(other, await exported(link))
    expect(await other.call('myData.inspect', { importId })).toMatchObject({ isHere: false, hasNamesake: true })
    await other.call('myData.import', { importId })
    expect(await other.call('learners.list')).toHaveLength(2)
  })

  const long = 'x'.repeat(1000)
  it.each([
    ['a file cut in half', (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2), 'damaged'],
    ['random bytes', () => Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256), 'other-file'],
    ['an empty file', () => new Uint8Array(), 'other-file'],
    ['another zip', () => zipSync({ 'manifest.json': strToU8('{"format":"jmdi-backup-1"}') }), 'other-file'],
    ['a file of a newer version', (bytes: Uint8Array) => rewritten(bytes, (_, content) => content, 'jmdi-learner-2'), 'newer'],
    [
      'a document of a newer version',
      (bytes: Uint8Array) =>
        rewritten(bytes, (path, content) => (path.startsWith('notes') ? resealed(content, data => data, 99) : content)),
      'newer',
    ],
    ['a zip bomb', () => zipSync({ 'manifest.json': strToU8('{}'), 'notes/core.json': new Uint8Array(17 * 1024 * 1024) }), 'other-file'],
    [
      'a zip bomb with a manifest',
      (bytes: Uint8Array) => rewritten(bytes, (path, content) => (path.startsWith('notes') ? new Uint8Array(17 * 1024 * 1024) : content)),
      'damaged',
    ],
    [
      'a name of a thousand letters',
      (bytes: Uint8Array) =>
        rewritten(bytes, (path, content) => (path === 'profile.json' ? resealed(content, data => ({ ...data, name: long })) : content)),
      'unsound',
    ],
    [
      'somebody else’s profile',
      (bytes: Uint8Array) =>
        rewritten(bytes, (path, content) => (path === 'profile.json' ? resealed(content, data => ({ ...data, id: v7() })) : content)),
      'unsound',
    ],
    [
      'a note of hundreds of versions',
      (bytes: Uint8Array) =>
        withNote(bytes, {
          others: Array.from({ length: 200 }, (_, index) => ({ kind: 'value', counter: 1, id: `w${index}`, value: 'x' })),
        }),
      'unsound',
    ],
    ['a note whose counter cannot rise', (bytes: Uint8Array) => withNote(bytes, { counter: Number.MAX_SAFE_INTEGER }), 'unsound'],
    [
      'a note longer than any',
      (bytes: Uint8Array) =>
        withNote(bytes, { others: ['a', 'b', 'c'].map(id => ({ kind: 'value', counter: 1, id, value: id.repeat(90_000) })) }),
      'unsound',
    ],
  ])('refuse %s and are left alone', async (_, spoil, because) => {
    const spoilt = spoil(await exported(link))
    const before = await readContents(here.dataFolder)
    const importId = await upload(link, spoilt)
    expect(await link.call('myData.inspect', { importId })).toEqual({ kind: 'refused', because })
    expect(await link.call('myData.import', { importId })).toEqual({ kind: 'refused', because })
    expect(await readContents(here.dataFolder)).toEqual(before)
    expect(await link.call('storage.backups')).toEqual([])
  })

  it('refuse a file that is too large before it is sent', async () => {
    const bytes = LEARNER_FILE_LIMITS.fileBytes + 1
    expect(await link.call('myData.begin', { bytes })).toEqual({ kind: 'refused', because: 'too-large' })
  })
})

describe('an import that a full disk interrupts', () => {
  it('is completed by importing the file again, after whichever document it stopped', async () => {
    const from = await openTestBackend()
    const { id } = await from.storage.learners.add(learnerNamed('Amal'))
    await study(from, id, new Date('2026-02-10T10:00:00Z'))
    await from.storage.notes.save(id, 'small', 'thought', 'Only for me', 'a')
    const bytes = await from.storage.learnerCopies.exportFile(id)
    const whole = learnersOf(await readContents(from.dataFolder))
    await from.close()
    for (let stopsAfter = 0; stopsAfter < Object.keys(whole).length; stopsAfter += 1) {
      let writes = stopsAfter
      const create: typeof nodeFileSystem.create = async path => {
        if (path.includes('learners') && writes-- <= 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        return nodeFileSystem.create(path)
      }
      const into = await openTestBackend({ fileSystem: { ...nodeFileSystem, create } })
      const opened = await into.storage.learnerCopies.open(bytes)
      if (opened.kind === 'refused') throw new Error(opened.because)
      await expect(into.storage.learnerCopies.merge(opened.file)).rejects.toMatchObject({ code: 'storage-full' })
      writes = Number.POSITIVE_INFINITY
      await into.storage.learnerCopies.merge(opened.file)
      expect(learnersOf(await readContents(into.dataFolder))).toEqual(whole)
      await into.close()
    }
  })
})

/** Without the settings, which belong to the computer. */
function learnersOf(contents: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(contents).filter(([path]) => path.startsWith('learners') && !path.endsWith('pins.json')))
}
