import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkCourse } from '#common/domain/courses/check/check-course.ts'
import { readCourseContent } from '#common/domain/courses/course-content.ts'
import { scoreTestWiseness } from '#common/domain/quizzes/test-wiseness.ts'

const COURSES = fileURLToPath(new URL('../../../../../../courses/', import.meta.url))
const MANIFEST = 'id: mine\nversion: 1.0.0\ntitle: { en: A }\nsummary: { en: A }\nduration: 5\npassMark: 70\ncompetencies: [read, write]\n'
const LESSON = '---\nid: one\ntitle: One\nminutes: 5\nobjectives: [one]\n---\n\nText.\n'

const question = (id: number, right: string, wrong: string, more = '') =>
  `## Q ${id} {#q-${id} kind=single competency=read}\n\nWhich of these does office number ${'abcdefghijklmnopqrstuvwxyz'[id]} open first?\n\n- [x] ${right} {#r-${id}}\n  > Yes.\n- [ ] ${wrong} {#w-${id}}\n  > No.\n${more}`

function told(questions: readonly string[], lesson = LESSON): readonly string[] {
  const texts = new Map([
    ['course.yaml', MANIFEST],
    ['en/01-one.md', lesson],
    ['en/quiz.md', `---\ntitle: Quiz\n---\n\n${questions.join('\n')}`],
  ])
  const problems = checkCourse({
    folder: 'mine',
    texts,
    others: [],
    sounds: new Map(),
    sourceIds: new Set(),
    competencyIds: new Set(['read', 'write']),
    town: { names: [], figures: new Set<number>() },
    courseIds: new Set(['mine']),
  })
  const craft = ['bank-guessable', 'competency-unasked', 'question-twice', 'option-all-or-none']
  return problems
    .filter(({ code }) => craft.includes(code))
    .map(({ path, line, code, values }) => [`${path}:${line} ${code}`, ...Object.values(values)].join(' '))
}

const bank = (right: string, wrong: string) => Array.from({ length: 12 }, (_, index) => question(index, right, wrong))

describe('the bank of a course', () => {
  it('is warned of when a test-taking strategy wins, and told the score next to chance', () => {
    expect(told(bank('A long and careful answer', 'No'))).toEqual([
      'en/quiz.md:1 competency-unasked write',
      'en/quiz.md:1 bank-guessable longest 100 50',
      'en/quiz.md:1 bank-guessable position 100 50',
    ])
  })

  it('may be small, where a strategy can win by luck', () => {
    expect(told(bank('A long and careful answer', 'No').slice(0, 5))).toEqual([])
  })

  it('asks nothing twice, not even in a lesson', () => {
    const same = question(1, 'Left', 'Back')
    const check = `${LESSON}\n> [!CHECK] Again {#again kind=single}\n> Which of these does office number b open first?\n>\n> - [ ] Back {#back}\n>   > No.\n> - [x] Left {#left}\n>   > Yes.\n`
    expect(told([same], check)).toEqual(['en/quiz.md:7 question-twice again'])
    expect(told([same, same.replace('#q-1', '#q-2').replace('Left', 'Right')])).toEqual([])
  })

  it.each(['All of the above', 'None of the answers'])('has no option like “%s”', option => {
    expect(told([question(1, 'Left', option)])).toEqual(['en/quiz.md:11 option-all-or-none'])
  })
})

describe('the banks that are shipped', () => {
  const courses = readdirSync(COURSES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

  it.each(courses)('%s has at least 30 questions of at least 5 kinds, and no strategy beats chance by more than ten points', name => {
    const folder = `${COURSES}${name}/en/`
    const texts = new Map(readdirSync(folder).map(file => [`en/${file}`, readFileSync(folder + file, 'utf8')]))
    const quiz = readCourseContent(texts, { courseId: name, version: '1.0.0' })[0]?.quiz
    const questions = quiz?.parsed.questions ?? []
    expect(questions.length).toBeGreaterThanOrEqual(30)
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(5)
    const facts = questions.filter(({ kind }) => kind === 'numeric' || kind === 'gap' || kind === 'short')
    expect(facts.length / questions.length).toBeLessThanOrEqual(1 / 3)
    const plain = (html: string) => html.replace(/<[^>]+>/g, '')
    const found = scoreTestWiseness(
      questions.flatMap(asked =>
        asked.kind === 'single' || asked.kind === 'true-false'
          ? [{ stem: plain(asked.stemHtml), options: asked.options.map(({ html, right }) => ({ words: plain(html), right })) }]
          : [],
      ),
    )
    expect(found?.questions).toBeGreaterThanOrEqual(12)
    for (const score of Object.values(found?.scores ?? {})) expect(score).toBeLessThanOrEqual((found?.chance ?? 0) + 0.1)
  })
})
