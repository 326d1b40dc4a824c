import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let authoring: AuthoringFixture['authoring']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ authoring, createDraft } = await createAuthoringFixture())
})

describe('what the drafts of a folder share', () => {
  it('is offered to each: competencies with titles, the other courses, and the size of its bank', async () => {
    await createDraft('other')
    const folder = await createDraft()
    const shared = await authoring.shared(folder)
    expect(shared.competencies.find(({ id }) => id === 'read-figures')?.title.fr).toBe('Lire avec soin les chiffres de la migration')
    expect(shared.courses).toEqual([{ id: 'other', title: { en: 'My course' } }])
    expect(shared.bank).toBe(5)
  })

  it('grows by a competency of the author, which a course may name at once', async () => {
    const folder = await createDraft()
    const file = join(dirname(folder), 'competencies.yaml')
    const before = await readFile(file, 'utf8')
    expect(await authoring.addCompetency(folder, { en: 'Listen first', ar: 'الإصغاء أولًا' })).toBe('listen-first')
    expect((await readFile(file, 'utf8')).startsWith(before)).toBe(true)
    await editFile(folder, 'course.yaml', text => text.replace('competencies: []', 'competencies: [listen-first]'))
    await editFile(folder, 'en/quiz.md', text => text.replace('kind=single', 'kind=single competency=listen-first'))
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })

  it('is left alone while its file has errors', async () => {
    const folder = await createDraft()
    const file = join(dirname(folder), 'competencies.yaml')
    await writeFile(file, '- id: "open\n')
    expect(await authoring.addCompetency(folder, { en: 'Listen first' })).toBeUndefined()
    expect(await readFile(file, 'utf8')).toBe('- id: "open\n')
  })
})
