import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { highlightOf } from '#tests/support/records.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { bringFile, exported, PROFILE } from './learner-file.ts'

describe.each(links)('notes that are written on two computers, over $name', ({ open }) => {
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
    await link.call('progress.saveNote', { courseId: 'small', noteId: 'thought', text: 'Only for me' })
  })

  afterEach(async () => {
    for (const one of [link, other]) one.close()
    await Promise.all([here.close(), there.close()])
  })

  it('are both kept, until the note is edited again', async () => {
    const note = { courseId: 'small', noteId: 'thought' } as const
    const texts = async (one: TestLink) => (await one.call('progress.notes', { courseId: 'small' }))[note.noteId]
    await bringFile(other, await exported(link))
    await other.call('learners.choose', { learnerId })
    await link.call('progress.saveNote', { ...note, text: 'Changed at home' })
    await other.call('progress.saveNote', { ...note, text: 'Changed at the office' })
    expect(await bringFile(link, await exported(other))).toMatchObject({ receipt: { 'both-texts': { added: 1, known: 0 } } })
    await bringFile(other, await exported(link))
    const both = await texts(link)
    expect(both?.split('\n\n* * *\n\n').sort()).toEqual(['Changed at home', 'Changed at the office'])
    expect(await texts(other)).toBe(both)

    await link.call('progress.saveNote', { courseId: 'small', noteId: 'other', text: 'Ask' })
    await bringFile(other, await exported(link))
    await link.call('progress.saveNote', { courseId: 'small', noteId: 'other', text: 'Ask the' })
    await other.call('progress.saveNote', { courseId: 'small', noteId: 'other', text: 'Ask the clerk' })
    // One of the two is whole in the other.
    expect(await bringFile(link, await exported(other))).toMatchObject({ receipt: { 'both-texts': { added: 0, known: 1 } } })

    await other.call('progress.saveNote', { ...note, text: 'One text again', replaces: both })
    await bringFile(link, await exported(other))
    expect(await texts(link)).toBe('One text again')
  })

  it('are both kept when the learner was deleted here meanwhile and came back', async () => {
    const note = { courseId: 'small', noteId: 'thought' } as const
    const first = await exported(link)
    await link.call('progress.saveNote', { ...note, text: 'On Monday' })
    await link.call('progress.saveNote', { ...note, text: 'On Tuesday' })
    await bringFile(other, await exported(link))
    await other.call('learners.choose', { learnerId })
    await link.call('myData.erase', {})
    await bringFile(link, first)
    await link.call('learners.choose', { learnerId })
    await link.call('progress.saveNote', { ...note, text: 'After coming back' })
    await bringFile(link, await exported(other))
    const { thought } = await link.call('progress.notes', { courseId: 'small' })
    expect(thought?.split('\n\n* * *\n\n').sort()).toEqual(['After coming back', 'On Tuesday'])
  })

  it('are those of a highlight, which can be recoloured, deleted and brought back, however long they are together', async () => {
    const place = { courseId: 'small', lessonId: 'first', highlightId: v7() } as const
    const save = (one: TestLink, note: string) =>
      one.call('notes.saveHighlight', { ...place, highlight: highlightOf({ note, colour: 'teal' }) })
    await save(link, 'begun')
    await bringFile(other, await exported(link))
    await other.call('learners.choose', { learnerId })
    await save(link, 'a'.repeat(12_000))
    await save(other, 'b'.repeat(12_000))
    await bringFile(link, await exported(other))
    const read = async () =>
      Object.values(await here.storage.highlights.list({ ...place, learnerId })).find(({ note }) => note.length > 100)
    const both = await read()
    expect(both?.note).toHaveLength(24_009)
    if (both === undefined) throw new Error('no highlight')
    await link.call('notes.saveHighlight', { ...place, highlight: { ...both, colour: 'violet' } })
    await link.call('notes.removeHighlight', place)
    expect(await read()).toBeUndefined()
    await link.call('notes.saveHighlight', { ...place, highlight: both })
    expect(await read()).toEqual(both)
  })
})
