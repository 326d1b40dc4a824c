import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Highlight } from '#common/domain/notes/highlight.ts'
import { findDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { highlightOf, learnerNamed } from '#tests/support/records.ts'

const highlight = (note: string): Highlight => highlightOf({ note })

async function storageWithLearner() {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path })
  const learner = await storage.learners.add(learnerNamed('Amal'))
  return { path, storage, lesson: { learnerId: learner.id, courseId: 'core', lessonId: 'who-moves' } }
}

describe('highlights', () => {
  it('are read again from the disk, a file for each lesson', async () => {
    const { path, storage, lesson } = await storageWithLearner()
    const id = v7()
    await storage.highlights.save(lesson, id, highlight('Mine'), v7())
    await storage.highlights.save({ ...lesson, lessonId: 'con' }, v7(), highlight(''), v7())
    await storage.close()
    const again = await openedStorage({ path })
    expect(await again.highlights.list(lesson)).toEqual({ [id]: highlight('Mine') })
    expect(await again.highlights.listLessons(lesson.learnerId, 'core')).toEqual(['con', 'who-moves'])
    const folder = `learners/${lesson.learnerId}/lesson_highlights/core`
    for (const name of await readdir(join(path, folder)))
      if (!name.endsWith('.previous')) expect(findDocumentKind(`${folder}/${name}`)?.name).toBe('highlights')
    expect(await again.records.listCourses(lesson.learnerId)).toEqual([])
  })

  it('are written once by a write that is repeated', async () => {
    const { storage, lesson } = await storageWithLearner()
    const [id, write] = [v7(), v7()]
    await storage.highlights.save(lesson, id, highlight('One'), write)
    await storage.highlights.save(lesson, id, highlight('Two'), v7())
    await storage.highlights.remove(lesson, id, write)
    await storage.highlights.remove(lesson, id, 'last')
    await storage.highlights.remove(lesson, id, 'last')
    expect(await storage.highlights.list(lesson)).toEqual({})
  })

  it.each(['../x', '', 'A', 'a.b'])('never use the lesson %j as a path', async lessonId => {
    const { storage, lesson } = await storageWithLearner()
    await expect(storage.highlights.save({ ...lesson, lessonId }, v7(), highlight(''), v7())).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('are in a backup and come back with it', async () => {
    const { storage, lesson } = await storageWithLearner()
    const id = v7()
    await storage.highlights.save(lesson, id, highlight('Kept'), v7())
    const { name } = await storage.backups.make('asked')
    await storage.highlights.remove(lesson, id, v7())
    await storage.backups.restore(name)
    expect(await storage.highlights.list(lesson)).toEqual({ [id]: highlight('Kept') })
  })
})
