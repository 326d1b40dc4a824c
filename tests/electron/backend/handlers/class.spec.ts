import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { findDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const courseId = 'small'
const lang = 'en'
const lesson = { courseId, lessonId: 'first' }
const task = { courseId, lessonIds: ['first', 'second'], quiz: true, due: '2026-12-12', message: 'Before we meet', lang: 'en' as const }

let backend: TestBackend
let time: Date
let facilitator: TestLink
let windows: TestLink[]

beforeEach(async () => {
  time = new Date('2026-12-01T12:00:00')
  backend = await openTestBackend({ now: () => time })
  windows = []
  facilitator = await openWindow()
  await facilitator.call('facilitators.setEnabled', { isOn: true })
})

afterEach(async () => {
  for (const window of windows) window.close()
  await backend.close()
})

async function openWindow(): Promise<TestLink> {
  const window = await links[0]!.open(backend)
  windows.push(window)
  return window
}

/** A learner at a window of their own. */
async function learner(name: string): Promise<TestLink & { readonly learnerId: string }> {
  const window = await openWindow()
  const { id } = await window.call('learners.create', { name, organisation: '', locale: 'en' })
  return Object.assign(window, { learnerId: id })
}

/** Takes the quiz with one answer to its first question, and gives up on the rest. */
async function takeQuiz(window: TestLink, optionId: string): Promise<void> {
  const { attempt, questions } = await window.call('quizzes.start', { courseId, lang })
  const contentHash = questions.find(({ questionId }) => questionId === 'q-single')?.question?.contentHash ?? ''
  const response = { kind: 'single', optionId } as const
  await window.call('quizzes.answer', { attemptId: attempt.id, questionId: 'q-single', contentHash, response, lang })
  await window.call('quizzes.finish', { attemptId: attempt.id, lang })
}

const overview = () => facilitator.call('class.overview', { courseId, lang })

describe('the class', () => {
  it('shows a facilitator how far everybody is, and nothing that they wrote or answered', async () => {
    const amina = await learner('Amina')
    await learner('Badr')
    await amina.call('progress.openLesson', lesson)
    await amina.call('progress.saveNote', { courseId, noteId: 'think-first', text: 'Only for me' })
    await amina.call('progress.finishLesson', lesson)
    await takeQuiz(amina, 'flow')
    await takeQuiz(amina, 'flow')
    const seen = await overview()
    expect(seen).toMatchObject({
      lessons: [{ id: 'first' }, { id: 'second' }],
      members: [
        { name: 'Amina', lessonsDone: 1, lessonsAll: 2, currentLessonId: 'second', lastStudiedOn: '2026-12-01', stuck: [{ kind: 'quiz' }] },
        { name: 'Badr', lessonsDone: 0, quiz: { kind: 'not-begun' }, stuck: [] },
      ],
      summary: { people: 2, begun: 1, stuck: 1 },
      unreadable: 0,
    })
    expect(JSON.stringify(seen)).not.toMatch(/Only for me|flow|q-single/)
  })

  it('is refused to whoever is no facilitator, and to learners', async () => {
    await facilitator.call('facilitators.setPin', { pin: '4711' })
    await facilitator.call('facilitators.lock')
    const amina = await learner('Amina')
    for (const window of [amina, facilitator]) {
      for (const call of [
        window.call('class.overview', { courseId, lang }),
        window.call('class.hardQuestions', { courseId, lang }),
        window.call('class.file', { courseId, lang }),
        window.call('class.assignments', { lang }),
        window.call('class.assign', task),
        window.call('class.changeAssignment', { ...task, assignmentId: v7() }),
        window.call('class.removeAssignment', { assignmentId: v7() }),
      ])
        await expect(call).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await amina.call('class.mine', { lang })).toEqual([])
  })

  it('tells a facilitator, and no locked window, that somebody got further', async () => {
    const amina = await learner('Amina')
    const heard: unknown[] = []
    facilitator.subscribe('progress.moved', () => heard.push('facilitator'))
    amina.subscribe('progress.moved', () => heard.push('learner'))
    await overview()
    await amina.call('progress.openLesson', lesson)
    await expect.poll(() => heard).toEqual(['facilitator'])
  })

  it('shows the hardest questions once five people answered them, without names', async () => {
    const people = await Promise.all(['Amina', 'Badr', 'Chadia', 'Driss', 'Esther'].map(learner))
    const [first, ...others] = people
    await takeQuiz(first!, 'stock')
    for (const person of others.slice(1)) await takeQuiz(person, 'flow')
    expect(await facilitator.call('class.hardQuestions', { courseId, lang })).toMatchObject({ questions: [], withheld: 1, people: 4 })
    await takeQuiz(others[0]!, 'flow')
    // A second try changes nothing.
    await takeQuiz(others[0]!, 'stock')
    const { questions } = await facilitator.call('class.hardQuestions', { courseId, lang })
    expect(questions).toEqual([
      {
        questionId: 'q-single',
        title: 'Pick one',
        stem: 'Which figure answers the mayor?',
        lang: 'en',
        people: 5,
        right: 0.2,
        commonWrong: 'The flow',
      },
    ])
  })

  it('is a table for a spreadsheet, in which no name is a formula', async () => {
    await learner('=1+1')
    const { fileName, base64 } = await facilitator.call('class.file', { courseId, lang })
    expect(fileName).toBe('A small course - Class - 2026-12-01.csv')
    const text = Buffer.from(base64, 'base64').toString('utf8')
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFName,Organisation,Lessons completed,Lessons,Current lesson,Quiz,Best score (%),Last studied,May need help',
    )
    expect(text).toContain(`"'=1+1",,0,2,,not started,,,`)
  })
})

describe('an assignment', () => {
  const mine = (window: TestLink) => window.call('class.mine', { lang })

  it('reaches everyone, later learners too, and is done when they have finished', async () => {
    const amina = await learner('Amina')
    const changed: unknown[] = []
    amina.subscribe('class.assigned', () => changed.push(1))
    await facilitator.call('class.assign', { ...task, quiz: false })
    await expect.poll(() => changed.length).toBe(1)
    const badr = await learner('Badr')
    for (const lessonId of task.lessonIds) await amina.call('progress.finishLesson', { courseId, lessonId })
    expect(await mine(amina)).toMatchObject([{ kind: 'done', message: 'Before we meet', due: '2026-12-12' }])
    expect(await mine(badr)).toMatchObject([
      { kind: 'open', courseTitle: { text: 'A small course' }, lessons: [{ id: 'first', number: 1, isDone: false }, { number: 2 }] },
    ])
    expect(await facilitator.call('class.assignments', { lang })).toMatchObject([
      {
        people: [
          { name: 'Amina', kind: 'done', done: 2, asked: 2 },
          { name: 'Badr', kind: 'open', done: 0, asked: 2, isOverdue: false },
        ],
        peopleGone: 0,
        lessonsGone: 0,
      },
    ])
    time = new Date('2026-12-13T12:00:00')
    expect((await overview()).members).toMatchObject([
      { name: 'Amina', stuck: [] },
      { name: 'Badr', stuck: [{ kind: 'overdue', due: '2026-12-12', lessonsLeft: ['first', 'second'], quizLeft: false }] },
    ])
  })

  it('for some reaches nobody else, and says so when one of them is removed', async () => {
    const [amina, badr] = [await learner('Amina'), await learner('Badr')]
    await facilitator.call('class.assign', { ...task, learnerIds: [amina.learnerId] })
    expect([await mine(amina), await mine(badr)]).toMatchObject([[{ kind: 'open', quizPassed: false }], []])
    await facilitator.call('learners.remove', { learnerId: amina.learnerId })
    expect(await facilitator.call('class.assignments', { lang })).toMatchObject([{ people: [], peopleGone: 1 }])
    await facilitator.call('learners.undoRemoval', { learnerId: amina.learnerId })
    expect(await facilitator.call('class.assignments', { lang })).toMatchObject([{ people: [{ name: 'Amina' }], peopleGone: 0 }])
  })

  it('is changed and removed, and learners keep what they did', async () => {
    const amina = await learner('Amina')
    const { id } = await facilitator.call('class.assign', task)
    await amina.call('progress.finishLesson', lesson)
    expect(await facilitator.call('class.assignments', { lang })).toMatchObject([{ people: [{ kind: 'open', done: 1, asked: 3 }] }])
    await facilitator.call('class.changeAssignment', { ...task, assignmentId: id, lessonIds: ['first'], quiz: false, due: undefined })
    const [changed] = await mine(amina)
    expect([changed?.kind, changed?.due]).toEqual(['done', undefined])
    await facilitator.call('class.removeAssignment', { assignmentId: id })
    await facilitator.call('class.removeAssignment', { assignmentId: id })
    expect(await mine(amina)).toEqual([])
    expect((await overview()).members).toMatchObject([{ lessonsDone: 1 }])
    const gone = facilitator.call('class.changeAssignment', { ...task, assignmentId: id })
    await expect(gone).rejects.toMatchObject({ code: 'not-found' })
  })

  it.each([
    ['nothing', { lessonIds: [], quiz: false }, 'bad-input'],
    ['somebody who is not here', { learnerIds: [v7()] }, 'bad-input'],
    ['a lesson that is not there', { lessonIds: ['third'] }, 'bad-input'],
    ['a course that is not there', { courseId: 'other' }, 'not-found'],
    ['a day that does not exist', { due: '2026-02-30' }, 'bad-input'],
    ['nobody', { learnerIds: [] }, 'bad-input'],
    ['reading 301 characters', { message: 'x'.repeat(301) }, 'bad-input'],
  ])('of %s is refused and saves nothing', async (_, over, code) => {
    await expect(facilitator.call('class.assign', { ...task, ...over })).rejects.toMatchObject({ code })
    expect(await facilitator.call('class.assignments', { lang })).toEqual([])
  })

  it('of a course that is gone is shown by the title it had, and harms nothing', async () => {
    const amina = await learner('Amina')
    const gone = {
      ...task,
      id: v7(),
      courseId: 'taken-away',
      courseTitle: 'An old course',
      learnerIds: undefined,
      createdAt: time.toISOString(),
    }
    await backend.storage.assignments.add(gone)
    expect(await mine(amina)).toMatchObject([{ kind: 'gone', courseTitle: { text: 'An old course' }, lessons: [] }])
    const [seen] = await facilitator.call('class.assignments', { lang })
    expect(seen?.courseTitle).toBeUndefined()
    expect(seen).toMatchObject({ lessonsGone: 2, quizGone: true, people: [{ kind: 'gone' }] })
    expect((await overview()).members).toMatchObject([{ stuck: [] }])
    const forNobody = facilitator.call('class.changeAssignment', {
      ...task,
      courseId: gone.courseId,
      assignmentId: gone.id,
      learnerIds: [v7()],
    })
    await expect(forNobody).rejects.toMatchObject({ code: 'bad-input' })
    await facilitator.call('class.removeAssignment', { assignmentId: gone.id })
    expect(await mine(amina)).toEqual([])
  })

  it('is a document in backups and comes back with one', async () => {
    await learner('Amina')
    await facilitator.call('class.assign', task)
    const path = 'learners/assignments.json'
    expect(findDocumentKind(path)?.name).toBe('assignments')
    expect(JSON.parse(await readFile(join(backend.dataFolder, path), 'utf8'))).toMatchObject({
      schema: 1,
      data: { assignments: [{ quiz: true }] },
    })
    const { name } = (await facilitator.call('storage.backUp')) as { readonly name: string }
    const [{ assignment } = { assignment: { id: '' } }] = await facilitator.call('class.assignments', { lang })
    await facilitator.call('class.removeAssignment', { assignmentId: assignment.id })
    await facilitator.call('storage.restore', { name })
    expect(await facilitator.call('class.assignments', { lang })).toMatchObject([{ assignment: { message: 'Before we meet' } }])
  })
})
