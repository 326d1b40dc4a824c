import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CodedError } from '#common/contract/errors.ts'
import { contract } from '#common/contract/index.ts'
import { CONTRACT_HASH } from '#common/contract/wire.ts'
import { PASS_GRACE_MS } from '#backend/pins/passes.ts'
import { highlightOf, learnerNamed } from '#tests/support/records.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const START = Date.parse('2026-11-24T09:00:00Z')
const PROFILE = { organisation: '', locale: 'en' } as const
const NOTE = { courseId: 'small', noteId: 'thought', text: 'Only for me' }

/** What a call may say in each field; a procedure with a new field fails here until it has one. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  courseId: 'small',
  lessonId: 'first',
  lessonIds: ['first'],
  noteId: 'thought',
  text: 'A thought',
  lang: 'en',
  attemptId: v7(),
  questionId: 'one',
  contentHash: 'hash',
  response: { kind: 'open', text: 'An answer' },
  certificateId: v7(),
  paper: 'a4',
  pin: '0000',
  cardId: 'question:small:one',
  sure: true,
  seconds: 10,
  most: 5,
  highlightId: v7(),
  bookmarkId: v7(),
  highlight: highlightOf(),
  what: 'pdf',
  place: { paragraph: 3, words: 'Who moves' },
}

/** Every procedure that touches the record of the learner who is chosen. */
const learnersOwn = Object.entries(contract).flatMap(([name, { owner, input }]) => (owner === 'caller' ? [[name, input] as const] : []))

function sampleInput(input: z.ZodType): unknown {
  if (!(input instanceof z.ZodObject)) return undefined
  const fields = Object.entries(input.shape as Record<string, z.ZodType>).filter(([, field]) => !field.safeParse(undefined).success)
  return Object.fromEntries(fields.map(([field]) => [field, SAMPLES[field]]))
}

describe.each(links)('a learner with a PIN over $name', ({ open }) => {
  let backend: TestBackend
  let at: number
  let amina: TestLink
  let other: TestLink
  let learnerId: string
  let pass: string
  let recoveryCode: string

  beforeEach(async () => {
    at = START
    backend = await openTestBackend({ now: () => new Date(at) })
    amina = await open(backend)
    learnerId = (await amina.call('learners.create', { name: 'Amina', ...PROFILE })).id
    await amina.call('progress.saveNote', NOTE)
    await amina.call('storage.backUp')
    const set = await amina.call('learners.setPin', { pin: '4711' })
    pass = set.pass ?? ''
    recoveryCode = set.recoveryCode ?? ''
    other = await open(backend)
  })

  afterEach(async () => {
    for (const link of [amina, other]) link.close()
    await backend.close()
  })

  const notes = (link: TestLink) => link.call('progress.notes', { courseId: 'small' })
  const isClosed = (link: TestLink) => expect(notes(link)).rejects.toMatchObject({ code: 'not-signed-in' })
  const isRefused = (link: TestLink, by: string | undefined = undefined) =>
    expect(link.call('learners.choose', { learnerId, pass: by })).rejects.toMatchObject({ code: 'forbidden' })

  it('is reached without it by no procedure of the contract that touches a learner', async () => {
    await isRefused(other)
    const call = other.call as (name: string, input: unknown) => Promise<unknown>
    const answers = []
    for (const [name, input] of learnersOwn) {
      const sample = sampleInput(input)
      expect([name, input.safeParse(sample).error]).toEqual([name, undefined])
      const error = await call(name, sample).catch((refusal: unknown) => refusal)
      answers.push([name, error instanceof CodedError ? error.code : 'answered'])
    }
    expect(answers.length).toBeGreaterThan(15)
    expect(answers.filter(([, code]) => code !== 'not-signed-in')).toEqual([])
  })

  it('is opened by it, and to nobody by a wrong one, by the id alone or by creating them again', async () => {
    expect(await other.call('learners.list')).toMatchObject([{ hasPin: true, learner: { name: 'Amina' } }])
    await isRefused(other)
    await isRefused(other, 'made up')
    expect(await other.call('learners.unlock', { learnerId, pin: '4712' })).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await other.call('learners.unlock', { learnerId, pin: '4712' })).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await other.call('learners.recover', { learnerId, code: 'AAAA' })).toEqual({ kind: 'wrong', waitMs: 2000 })
    expect(await other.call('learners.unlock', { learnerId, pin: '4711' })).toEqual({ kind: 'too-soon', waitMs: 2000 })
    await isClosed(other)
    at += 2000
    expect(await other.call('learners.unlock', { learnerId, pin: '٤٧١١' })).toMatchObject({ kind: 'unlocked', learner: { name: 'Amina' } })
    expect(await notes(other)).toEqual({ thought: 'Only for me' })
  })

  it('is not opened by a creation that carries their id', async () => {
    const { id } = await backend.storage.learners.add(learnerNamed('Chadia'))
    await amina.call('learners.choose', { learnerId: id })
    await amina.call('progress.saveNote', NOTE)
    await amina.call('learners.setPin', { pin: '4711' })
    const said: string[] = []
    const connection = backend.connections.open({ send: text => said.push(text), close: () => undefined }, { kind: 'window' })
    connection.receive(JSON.stringify({ t: 'hello', contract: CONTRACT_HASH }))
    const input = { name: 'Amina', ...PROFILE }
    const calls = [
      { name: 'learners.create', input, id },
      { name: 'progress.notes', input: { courseId: 'small' } },
    ]
    for (const [n, call] of calls.entries()) connection.receive(JSON.stringify({ t: 'call', n, ...call }))
    await expect.poll(() => said.length).toBe(3)
    expect(said.join()).not.toContain('Only for me')
    const codes = said.map(text => (JSON.parse(text) as { readonly code?: string }).code)
    expect(codes.sort()).toEqual(['forbidden', 'not-signed-in', undefined])
    connection.closed()
  })

  it('stays open to their own window when it is loaded again, until it chooses somebody else', async () => {
    amina.close()
    await other.call('learners.choose', { learnerId, pass })
    expect(await notes(other)).toEqual({ thought: 'Only for me' })
    await other.call('learners.create', { name: 'Badr', ...PROFILE })
    await isRefused(other, pass)
    const again = await other.call('learners.unlock', { learnerId, pin: '4711' })
    await other.call('learners.leave')
    await isRefused(other, again.kind === 'unlocked' ? again.pass : undefined)
  })

  it('is closed a minute after their window has gone', async () => {
    await other.call('learners.choose', { learnerId, pass })
    amina.close()
    at += 2 * PASS_GRACE_MS
    const third = await open(backend)
    await third.call('learners.choose', { learnerId, pass })
    for (const link of [other, third]) link.close()
    // Who asks before the others are seen to have gone holds the pass in their place: each try is a window of its own.
    await expect
      .poll(async () => {
        at += 2 * PASS_GRACE_MS
        const late = await open(backend)
        const answer = await late.call('learners.choose', { learnerId, pass }).catch((error: unknown) => error)
        late.close()
        return answer
      })
      .toMatchObject({ code: 'forbidden' })
  })

  it('is closed in every other window as soon as the PIN is set', async () => {
    await other.call('learners.create', { name: 'Badr', ...PROFILE })
    const badrId = (await other.call('learners.current'))?.id ?? ''
    await amina.call('learners.choose', { learnerId: badrId })
    const heard: unknown[] = []
    amina.subscribe('learners.pinChanged', changed => heard.push(changed))
    amina.subscribe('progress.changed', changed => heard.push(changed))
    await other.call('learners.setPin', { pin: 'badr' })
    await expect.poll(() => heard).toEqual([{ learnerId: badrId }])
    expect(await amina.call('learners.current')).toBeNull()
    await isClosed(amina)
    await other.call('progress.openLesson', { courseId: 'small', lessonId: 'first' })
    await amina.call('learners.list')
    expect(heard).toHaveLength(1)
  })

  it('is opened by the recovery code of a forgotten PIN, which removes it', async () => {
    const verdict = await other.call('learners.recover', { learnerId, code: recoveryCode.toLowerCase() })
    expect(verdict).toMatchObject({ kind: 'unlocked', learner: { name: 'Amina' } })
    expect(await other.call('learners.hasPin')).toBe(false)
    expect(await notes(other)).toEqual({ thought: 'Only for me' })
    await amina.call('learners.choose', { learnerId })
  })

  it('has another recovery code with each PIN, and none without', async () => {
    const { recoveryCode: next } = await amina.call('learners.setPin', { pin: '4712' })
    expect(next).not.toBe(recoveryCode)
    expect(await other.call('learners.recover', { learnerId, code: recoveryCode })).toEqual({ kind: 'wrong', waitMs: 0 })
    expect(await amina.call('learners.setPin', { pin: null })).toEqual({ recoveryCode: null, pass: null })
    await other.call('learners.choose', { learnerId })
    await expect(amina.call('learners.setPin', { pin: '123' })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('is not read by a facilitator either, who sees that there is a PIN and may remove the learner', async () => {
    await other.call('facilitators.setEnabled', { isOn: true })
    await other.call('facilitators.setPin', { pin: '9999' })
    await isRefused(other)
    await isClosed(other)
    await other.call('learners.remove', { learnerId })
    expect(await other.call('learners.list')).toEqual([])
    await other.call('learners.undoRemoval', { learnerId })
    await isRefused(other)
  })

  it('is not opened by a backup from before the PIN, whether or not they were removed in between', async () => {
    const [old] = (await other.call('storage.backups')).filter(({ reason }) => reason === 'asked')
    await other.call('storage.restore', { name: old?.name ?? '' })
    await isRefused(other)
    await other.call('learners.remove', { learnerId })
    await other.call('storage.restore', { name: old?.name ?? '' })
    expect(await other.call('learners.list')).toMatchObject([{ hasPin: true }])
    await isRefused(other)
    expect(await other.call('learners.unlock', { learnerId, pin: '4711' })).toMatchObject({ kind: 'unlocked' })
    expect(await notes(other)).toEqual({ thought: 'Only for me' })
  })

  it('keeps the PIN on another computer to which a backup is taken, where no pass is good', async () => {
    const { name } = await other.call('storage.backUp')
    const elsewhere = await openTestBackend()
    const link = await open(elsewhere)
    await cp(join(backend.dataFolder, 'backups'), join(elsewhere.dataFolder, 'backups'), { recursive: true })
    await link.call('learners.create', { name: 'Chadia', ...PROFILE })
    await link.call('storage.restore', { name })
    await isRefused(link)
    await isRefused(link, pass)
    expect(await link.call('learners.unlock', { learnerId, pin: '4711' })).toMatchObject({ kind: 'unlocked' })
    link.close()
    await elsewhere.close()
  })

  it('leaves the PIN and its hash in their file alone', async () => {
    const stored = await readFile(join(backend.dataFolder, 'learners/pins.json'), 'utf8')
    const hash = /"hash":"([^"]+)"/.exec(stored)?.[1] ?? ''
    expect(hash).not.toBe('')
    expect(stored).not.toContain('4711')
    const answers = [
      await other.call('learners.list'),
      await amina.call('learners.current'),
      await amina.call('learners.change', { name: 'A' }),
    ]
    expect(JSON.stringify(answers)).not.toMatch(/salt|"hash"|"recovery"/)
    const files = (await readdir(backend.dataFolder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
    const holders = []
    for (const { parentPath, name } of files) if ((await readFile(join(parentPath, name))).includes(hash)) holders.push(name)
    expect(holders).toEqual(['pins.json'])
  })
})
