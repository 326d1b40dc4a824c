import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { findTraces } from '#tests/support/traces.ts'

const MARK = 'written-by-zaynab'
const PROFILE = { name: `Zaynab ${MARK}`, organisation: '', locale: 'en' } as const
const NOTE = { courseId: 'small', noteId: 'thought', text: MARK }

describe.each(links)('deleting a learner for good over $name', ({ open }) => {
  let backend: TestBackend
  let zaynab: TestLink
  let other: TestLink
  let learnerId: string

  beforeEach(async () => {
    backend = await openTestBackend()
    zaynab = await open(backend)
    other = await open(backend)
    learnerId = (await zaynab.call('learners.create', PROFILE)).id
    await zaynab.call('progress.saveNote', NOTE)
    await zaynab.call('storage.backUp')
  })

  afterEach(async () => {
    for (const link of [zaynab, other]) link.close()
    await backend.close()
  })

  const traces = () => findTraces(backend.dataFolder, [MARK, learnerId])

  it('by themselves leaves nothing, and no window acts as them any more', async () => {
    await other.call('learners.choose', { learnerId })
    expect(await traces()).not.toEqual([])
    expect(await zaynab.call('myData.erase', {})).toEqual({ kind: 'erased', left: [] })
    expect(await traces()).toEqual([])
    await expect(other.call('progress.saveNote', NOTE)).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(await other.call('learners.list')).toEqual([])
    expect(await traces()).toEqual([])
  })

  it('by themselves asks for their PIN, where they have one', async () => {
    await zaynab.call('learners.setPin', { pin: '4711' })
    expect(await zaynab.call('myData.erase', {})).toMatchObject({ kind: 'wrong' })
    expect(await zaynab.call('myData.erase', { pin: '4712' })).toMatchObject({ kind: 'wrong' })
    expect(await zaynab.call('progress.notes', { courseId: 'small' })).toEqual({ thought: MARK })
    expect(await zaynab.call('myData.erase', { pin: '4711' })).toEqual({ kind: 'erased', left: [] })
    expect(await traces()).toEqual([])
  })

  it('by somebody else is for facilitators', async () => {
    await expect(other.call('learners.erase', { learnerId })).rejects.toMatchObject({ code: 'forbidden' })
    await other.call('facilitators.setEnabled', { isOn: true })
    expect(await other.call('learners.erase', { learnerId })).toEqual({ left: [] })
    expect(await traces()).toEqual([])
    await expect(other.call('learners.erase', { learnerId })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('with a PIN is for facilitators who have one too', async () => {
    await zaynab.call('learners.setPin', { pin: '4711' })
    await other.call('facilitators.setEnabled', { isOn: true })
    await expect(other.call('learners.erase', { learnerId })).rejects.toMatchObject({ code: 'forbidden' })
    await other.call('facilitators.setPin', { pin: '0815' })
    expect(await other.call('learners.erase', { learnerId })).toEqual({ left: [] })
    expect(await traces()).toEqual([])
  })
})
