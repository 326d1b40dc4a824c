import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkCourses } from '#backend/courses/check-courses.ts'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let authoring: AuthoringFixture['authoring']
let folder: string
let file: string

beforeEach(async () => {
  const fixture = await createAuthoringFixture()
  authoring = fixture.authoring
  folder = await fixture.createDraft()
  await fixture.createDraft('other')
  file = join(dirname(folder), 'sources.yaml')
  await writeFile(file, '- id: 1\n  title: A\n- id: 2\n  title: B\n- id: 3\n  title: C\n')
})

describe('the sources that courses of a folder share', () => {
  it('are a file of each draft, written beside it', async () => {
    const { text, hash } = await authoring.text(folder, 'sources.yaml')
    expect((await authoring.open(folder, 'en')).files).toContainEqual(expect.objectContaining({ path: 'sources.yaml', kind: 'sources' }))
    expect(await authoring.write(folder, 'sources.yaml', text.replace('title: A', 'title: AA'), hash)).toMatchObject({ kind: 'written' })
    expect(await readFile(file, 'utf8')).toContain('title: AA')
    expect(await authoring.deleteFile(folder, 'sources.yaml')).toEqual({ kind: 'refused', because: 'fixed-name' })
    await rm(file)
    expect((await authoring.text(folder, 'sources.yaml')).text).toBe('')
  })

  it('are told with the files of every course that mark them', async () => {
    await editFile(folder, 'en/01-first-lesson.md', text => `${text}\nIt is so [@2].\n`)
    await editFile(join(dirname(folder), 'other'), 'en/quiz.md', text => `${text}\n> So it is [@2; @3].\n`)
    await writeFile(join(folder, 'en/documents.md'), '---\ntitle: D\n---\n\n## D {#d source=1}\n\nText.\n')
    const uses = Object.fromEntries((await authoring.sourceUses(folder)).map(({ id, paths }) => [id, paths]))
    expect(uses['2']).toEqual(expect.arrayContaining(['my-course/en/01-first-lesson.md', 'other/en/quiz.md']))
    expect([uses['3'], uses['1']]).toEqual([['other/en/quiz.md'], expect.arrayContaining(['my-course/en/documents.md'])])
  })

  it('tell their own problems in the draft, with the line', async () => {
    await writeFile(file, '- id: 1\n  title: A\n- id: 2\n')
    expect((await authoring.open(folder, 'en')).problems).toContainEqual(expect.objectContaining({ path: 'sources.yaml', line: 3 }))
  })

  it('are told to be saved as UTF-8, in check and in the draft, and are neither shown broken nor overwritten', async () => {
    const latin = Buffer.from('- id: 1\n  title: Caf\u00e9\n', 'latin1')
    await writeFile(file, latin)
    const told = { path: 'sources.yaml', message: expect.stringContaining('UTF-8') as string }
    expect((await authoring.open(folder, 'en')).problems).toContainEqual(expect.objectContaining(told))
    expect((await checkCourses(dirname(folder)))?.unreadable).toEqual([{ path: 'sources.yaml', reason: undefined }])
    expect((await checkCourses(folder))?.unreadable).toEqual([{ path: '../sources.yaml', reason: undefined }])
    await expect(authoring.text(folder, 'sources.yaml')).rejects.toMatchObject({ code: 'bad-input' })
    await expect(authoring.write(folder, 'sources.yaml', '', '')).rejects.toMatchObject({ code: 'bad-input' })
    expect(await authoring.pack(folder)).toEqual({ kind: 'has-errors' })
    expect(await readFile(file)).toEqual(latin)
  })
})
