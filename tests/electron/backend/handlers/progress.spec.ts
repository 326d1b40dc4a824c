import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { links, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const courseId = 'small'

describe.each(links)('progress over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('saves a note only over the text it was begun on, and hands back the text that is there instead', async () => {
    const note = { courseId, noteId: 'think-first' }
    const other = await open(backend)
    const { id: learnerId } = await link.call('learners.create', profile)
    await other.call('learners.choose', { learnerId })
    expect(await link.call('progress.saveNote', { ...note, text: 'From A.', replaces: '' })).toMatchObject({ kind: 'saved' })
    expect(await other.call('progress.saveNote', { ...note, text: 'From B.', replaces: 'From A.' })).toMatchObject({ kind: 'saved' })
    const late = await link.call('progress.saveNote', { ...note, text: 'Later from A.', replaces: 'From A.' })
    expect(late).toEqual({ kind: 'differs', text: 'From B.' })
    expect(await link.call('progress.notes', { courseId })).toEqual({ 'think-first': 'From B.' })
    expect(await link.call('progress.saveNote', { ...note, text: 'From B.', replaces: 'From A.' })).toMatchObject({ kind: 'saved' })
    other.close()
  })

  it('saves notes and the last lesson', async () => {
    await link.call('learners.create', profile)
    await link.call('progress.openLesson', { courseId, lessonId: 'second' })
    await link.call('progress.saveNote', { courseId, noteId: 'think-first', text: 'Mine.' })
    expect(await link.call('progress.notes', { courseId })).toEqual({ 'think-first': 'Mine.' })
    expect(await link.call('progress.overview')).toMatchObject([{ courseId, lastLessonId: 'second', lessonsFinished: [] }])
  })

  it('saves notes as those of whoever wrote them, when another learner is chosen before it is their turn', async () => {
    const { id: badr } = await link.call('learners.create', { ...profile, name: 'Badr' })
    const { id: amina } = await link.call('learners.create', profile)
    const texts = ['One.', 'Two.', 'Three.', 'Four.']
    const saving = texts.map(text => link.call('progress.saveNote', { courseId, noteId: 'think-first', text }))
    await Promise.all([...saving, link.call('learners.choose', { learnerId: badr })])
    expect(await backend.storage.notes.list(badr, courseId)).toEqual({})
    expect(await backend.storage.notes.list(amina, courseId)).toEqual({ 'think-first': 'Four.' })
  })

  it('unmarks a finished lesson, and keeps both in the records', async () => {
    const { id } = await link.call('learners.create', profile)
    const lesson = { courseId, lessonId: 'first' }
    await link.call('progress.finishLesson', lesson)
    expect(await link.call('progress.reopenLesson', lesson)).toMatchObject({
      lessonsFinished: [],
      next: { kind: 'lesson', lessonId: 'first' },
    })
    expect((await backend.storage.records.list(id, courseId)).map(({ kind }) => kind)).toEqual(['lesson-finished', 'lesson-reopened'])
    expect(await link.call('progress.finishLesson', lesson)).toMatchObject({ lessonsFinished: ['first'] })
  })

  it('tells in the letter what was studied, how attempts went and what each competency came to', async () => {
    await link.call('learners.create', profile)
    expect(await link.call('progress.letter', { lang: 'en' })).toMatchObject({
      study: { minutes: 0, days: 0 },
      scores: { points: [] },
      competencies: [],
      weakest: null,
    })
    await link.call('progress.openLesson', { courseId, lessonId: 'first' })
    const { attempt, questions } = await link.call('quizzes.start', { courseId, lang: 'en' })
    await link.call('quizzes.finish', { attemptId: attempt.id, lang: 'en' })
    const { study, scores, competencies } = await link.call('progress.letter', { lang: 'en' })
    expect(study).toMatchObject({ days: 1, recentMinutes: study.minutes })
    expect(study.minutes).toBeGreaterThan(0)
    expect(study.weeks.map(({ days }) => days)).toEqual([[], [], [], [], [], [], [], [6]])
    expect(scores).toMatchObject({ by: 'attempt', points: [{ courseId, attempts: 1, score: 0, best: 0, passed: 0 }] })
    expect(competencies.reduce((sum, { asked }) => sum + asked, 0)).toBeGreaterThan(0)
    expect(competencies.reduce((sum, { asked }) => sum + asked, 0)).toBeLessThanOrEqual(questions.length)
    expect(competencies.every(({ right, title }) => right === 0 && title !== '')).toBe(true)
  })

  it('is published to every window of the learner and to nobody else', async () => {
    const [same, other] = [await open(backend), await open(backend)]
    const heard: string[] = []
    same.subscribe('progress.changed', ({ courseId: id }) => heard.push(`same ${id}`))
    other.subscribe('progress.changed', () => heard.push('other'))
    const learner = await link.call('learners.create', profile)
    await same.call('learners.choose', { learnerId: learner.id })
    await other.call('learners.create', { ...profile, name: 'Badr' })
    await link.call('progress.finishLesson', { courseId, lessonId: 'first' })
    await expect.poll(() => heard).toEqual(['same small'])
    await Promise.all([same, other].map(one => one.call('settings.read')))
    expect(heard).toEqual(['same small'])
    same.close()
    other.close()
  })

  it('tells of a quiz that runs before anything else was done, in every window', async () => {
    const same = await open(backend)
    const { id: learnerId } = await link.call('learners.create', profile)
    await same.call('learners.choose', { learnerId })
    const heard: number[] = []
    same.subscribe('progress.changed', ({ runningQuiz }) => heard.push(runningQuiz?.answered ?? -1))
    const { attempt, questions } = await link.call('quizzes.start', { courseId, lang: 'en' })
    const { questionId, question } = questions.find(asked => asked.questionId === 'q-open')!
    const asked = { attemptId: attempt.id, questionId, contentHash: question?.contentHash ?? '', lang: 'en' } as const
    await link.call('quizzes.answer', { ...asked, response: { kind: 'open', text: 'I will ask.' } })
    await expect.poll(() => heard).toEqual([0, 1])
    const runningQuiz = { attemptId: attempt.id, answered: 1, questions: questions.length }
    expect(await link.call('progress.overview')).toMatchObject([{ courseId, next: { kind: 'resume-quiz', ...runningQuiz }, runningQuiz }])
    same.close()
  })

  it('goes on with the lesson that was opened again after the quiz was worked on', async () => {
    await link.call('learners.create', profile)
    await link.call('progress.openLesson', { courseId, lessonId: 'first' })
    await link.call('quizzes.start', { courseId, lang: 'en' })
    expect(await link.call('progress.course', { courseId })).toMatchObject({ next: { kind: 'resume-quiz' } })
    await link.call('progress.openLesson', { courseId, lessonId: 'first' })
    expect(await link.call('progress.course', { courseId })).toMatchObject({ next: { kind: 'lesson', lessonId: 'first' } })
  })

  it('is refused while no learner is chosen', async () => {
    await expect(link.call('progress.overview')).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('progress in a course whose lessons are replaced', () => {
  it('counts the lessons there are, and the certificate waits for the new one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-shelf-'))
    await cp(SHELF, folder, { recursive: true })
    const backend = await openTestBackend({ coursesFolder: folder })
    const link = await links[0]!.open(backend)
    await link.call('learners.create', profile)
    for (const lessonId of ['first', 'second']) await link.call('progress.finishLesson', { courseId, lessonId })
    const second = join(folder, 'small/en/02-second.md')
    await writeFile(second, (await readFile(second, 'utf8')).replace('id: second', 'id: third'))
    const found = { lessonsFinished: ['first'], lessonsLeft: ['third'], next: { kind: 'lesson', lessonId: 'third' } }
    expect(await link.call('progress.overview')).toMatchObject([found])
    expect(await link.call('certificates.status', { courseId, lang: 'en' })).toMatchObject({ refusal: { lessonIds: ['third'] } })
    link.close()
    await backend.close()
    await rm(folder, { recursive: true, force: true })
  })
})
