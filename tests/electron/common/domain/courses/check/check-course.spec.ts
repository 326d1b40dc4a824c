import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createCourseFiles } from '#backend/authoring/new-course-template.ts'
import { checkCourse } from '#common/domain/courses/check/check-course.ts'
import { PROBLEM_SEVERITY } from '#common/domain/shared/content/problem.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'

const HEAD = (id: string) => `---\nid: ${id}\ntitle: A title\nminutes: 5\nobjectives: [one]\n---\n\n`
const QUESTION = '## A {#a kind=single competency=read points=2}\n\nText.\n\n- [x] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'
const NUMBER = '\n## N {#n kind=numeric}\n\nText.\n\n- [x] 3.5 ± 0.1 {#right}\n  > Yes.\n'
const COURSE: Readonly<Record<string, string>> = {
  'course.yaml':
    'id: core\nversion: 1.0.0\ntitle: { en: A }\nsummary: { en: A }\nduration: 5\npassMark: 70\nprerequisites: [basics]\ncompetencies: [read]\n',
  'en/01-one.md': `${HEAD('one')}Text [@1], [a term](glossary.md#term), [two](02-two.md).\n\n![Messages](../media/a.svg)\n\n> [!CASE] Case {#case country=CR themes=data sdgs=10}\n> Text.\n\n> [!CHECK] Check {#check kind=open}\n> Text.\n>\n> > [!MODEL]\n> > Text.\n`,
  'en/02-two.md': `${HEAD('two')}Text.\n`,
  'en/quiz.md': `---\ntitle: Quiz\n---\n\n${QUESTION}${NUMBER}`,
  'en/glossary.md': '---\ntitle: Glossary\n---\n\n## Term {#term}\n\nText.\n',
}

function check(
  changes: Readonly<Record<string, string | undefined>> = {},
  more: { readonly others?: readonly string[]; readonly folder?: string } = {},
) {
  const texts = new Map(
    Object.entries({ ...COURSE, ...changes }).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  )
  return checkCourse({
    folder: 'core',
    texts,
    others: ['media/a.svg'],
    sounds: new Map(),
    sourceIds: new Set([1]),
    competencyIds: new Set(['read']),
    town: { names: ['Belcora'], figures: new Set([48000, 6.5]) },
    courseIds: new Set(['core', 'basics']),
    ...more,
  })
}

function told(...given: Parameters<typeof check>): readonly string[] {
  return check(...given).map(({ path, line, column, code, severity }) => `${path}:${line}:${column} ${severity} ${code}`)
}

const QUESTIONS = ['multiple', 'true', 'gap', 'numeric'].map(name => QUESTION.replace('#a', `#q-${name}`)).join('\n')
const GUIDE = readFileSync(fileURLToPath(new URL('../../../../../fixtures/shelf/small/en/workshop.md', import.meta.url)), 'utf8').replace(
  '../media/circle.svg',
  '../media/a.svg',
)

const WITH_QUESTIONS = `${COURSE['en/quiz.md']}\n${QUESTIONS}\n${QUESTION.replace('#a', '#q-single')}`

const french = (changes: Readonly<Record<string, string | undefined>> = {}) => ({
  ...Object.fromEntries(
    Object.entries(COURSE)
      .filter(([path]) => path.startsWith('en/'))
      .map(([path, text]) => [path.replace('en/', 'fr/'), text]),
  ),
  ...changes,
})

describe('a course', () => {
  it('has no problems when it is correct in two languages', () => {
    expect(told(french())).toEqual([])
  })

  it('has no problems as created from the template', () => {
    const template = createCourseFiles('my-course')
    const texts = new Map([...template].filter(([path]) => !path.startsWith('media/')))
    expect(
      checkCourse({
        folder: 'my-course',
        texts,
        others: [...template.keys()].filter(path => path.startsWith('media/')),
        sounds: new Map(),
        sourceIds: new Set(),
        competencyIds: new Set(),
        town: { names: [], figures: new Set<number>() },
        courseIds: new Set(),
      }),
    ).toEqual([])
  })

  it.each(['attempts', 'notes', 'con', 'lpt1'])('may not have the reserved id %s', id => {
    expect(told({ 'course.yaml': COURSE['course.yaml']?.replace('id: core', `id: ${id}`) }, { folder: id })).toEqual([
      'course.yaml:1:5 error course-id-reserved',
    ])
  })

  it.each([
    ['no course.yaml', { 'course.yaml': undefined }, ['course.yaml:1:1 error course-file-missing']],
    [
      'an unknown course before it',
      { 'course.yaml': COURSE['course.yaml']?.replace('basics', 'none') },
      ['course.yaml:7:17 error prerequisite-unknown'],
    ],
    [
      'itself before it',
      { 'course.yaml': COURSE['course.yaml']?.replace('basics', 'core') },
      ['course.yaml:7:17 error prerequisite-unknown'],
    ],
    [
      'an unknown competency',
      { 'course.yaml': COURSE['course.yaml']?.replace('read]', 'read, write]') },
      ['course.yaml:8:22 error competency-unknown'],
    ],
    [
      'more questions than the bank has',
      { 'course.yaml': `${COURSE['course.yaml']}quiz: { questions: 3 }\n` },
      ['course.yaml:9:7 error quiz-too-small'],
    ],
    ['an unknown source', { 'en/01-one.md': COURSE['en/01-one.md']?.replace('@1', '@2') }, ['en/01-one.md:8:6 error source-unknown']],
    ['an unknown term', { 'en/01-one.md': COURSE['en/01-one.md']?.replace('#term', '#none') }, ['en/01-one.md:8:12 error term-unknown']],
    ['a lesson that is gone', { 'en/02-two.md': undefined }, ['en/01-one.md:8:40 error link-dead']],
    [
      'a picture that is gone',
      { 'en/01-one.md': COURSE['en/01-one.md']?.replace('a.svg', 'b.svg') },
      ['en/01-one.md:10:1 error image-missing'],
    ],
    [
      'a picture of other capitals',
      { 'en/01-one.md': COURSE['en/01-one.md']?.replace('a.svg', 'A.svg') },
      ['en/01-one.md:10:1 error image-capitals'],
    ],
    [
      'a lesson id used twice',
      { 'en/02-two.md': COURSE['en/02-two.md']?.replace('id: two', 'id: one') },
      ['en/02-two.md:2:5 error id-repeated-in-course'],
    ],
    [
      'a block id used twice',
      { 'en/02-two.md': `${COURSE['en/02-two.md']}\n> [!ACTIVITY] Case {#case}\n> Text.\n` },
      ['en/02-two.md:10:21 error id-repeated-in-course'],
    ],
    [
      'a check with the id of a question',
      { 'en/quiz.md': COURSE['en/quiz.md']?.replace('#a ', '#check ') },
      ['en/quiz.md:5:7 error id-repeated-in-course'],
    ],
    [
      'a term twice',
      { 'en/glossary.md': `${COURSE['en/glossary.md']}\n## Again {#term}\n\nText.\n` },
      ['en/glossary.md:9:11 error id-repeated-in-course'],
    ],
    [
      'a competency of a question unknown',
      { 'en/quiz.md': COURSE['en/quiz.md']?.replace('=read', '=write') },
      ['en/quiz.md:5:22 error competency-unknown'],
    ],
    [
      'files that nobody reads',
      { 'en/notes.md': 'x', 'README.md': 'x', 'en/more/01-x.md': 'x', 'de/01-eins.md': 'x' },
      [
        'README.md:1:1 warning file-unknown',
        'de/01-eins.md:1:1 warning language-unknown',
        'en/more/01-x.md:1:1 warning file-unknown',
        'en/notes.md:1:1 warning file-unknown',
      ],
    ],
    [
      'a case without its country',
      { 'en/01-one.md': COURSE['en/01-one.md']?.replace('country=CR ', '') },
      ['en/01-one.md:12:17 warning case-setting-missing'],
    ],
    [
      'a guide that asks a question of nowhere',
      { 'en/workshop.md': GUIDE, 'en/quiz.md': `${COURSE['en/quiz.md']}\n${QUESTIONS}` },
      ['en/workshop.md:39:66 error guide-question-unknown', 'en/workshop.md:141:67 error guide-question-unknown'],
    ],
    ['no lesson', { 'en/01-one.md': undefined, 'en/02-two.md': undefined }, ['course.yaml:1:1 error course-without-lessons']],
  ])('reports %s', (_, changes, expected) => {
    expect(told(changes)).toEqual(expected)
  })

  it('reports a folder of another name and files other than pictures', () => {
    expect(told({}, { folder: 'other', others: ['media/a.svg', 'media/a.exe', 'en/a.png'] })).toEqual([
      'course.yaml:1:5 error course-folder-id',
      'en/a.png:1:1 warning file-unknown',
      'media/a.exe:1:1 warning file-unknown',
    ])
  })

  it('keeps the problems of other lessons when one cannot be read', () => {
    expect(told({ 'en/02-two.md': '---\nid: "open\n---\n> [!CASE', 'en/01-one.md': COURSE['en/01-one.md']?.replace('@1', '@2') })).toEqual(
      expect.arrayContaining(['en/01-one.md:8:6 error source-unknown', 'en/02-two.md:2:5 error yaml-unclosed']),
    )
  })
})

describe('a translation', () => {
  it.each([
    ['lacks a lesson', { 'fr/02-two.md': undefined }, ['fr/02-two.md:1:1 warning lesson-missing']],
    [
      'lacks quiz and glossary',
      { 'fr/quiz.md': undefined, 'fr/glossary.md': undefined },
      ['fr/glossary.md:1:1 warning glossary-missing', 'fr/quiz.md:1:1 warning quiz-missing'],
    ],
    ['lacks a question', { 'fr/quiz.md': COURSE['en/quiz.md']?.replace(NUMBER, '') }, ['fr/quiz.md:1:1 warning question-missing']],
    ['lacks a term', { 'fr/glossary.md': '---\ntitle: Glossaire\n---\n' }, ['fr/glossary.md:1:1 warning term-missing']],
    [
      'has another lesson',
      { 'fr/02-two.md': COURSE['en/02-two.md']?.replace('id: two', 'id: deux') },
      ['fr/02-two.md:1:1 warning lesson-missing', 'fr/02-two.md:2:5 error translation-extra'],
    ],
    [
      'lacks a block and has another',
      { 'fr/01-one.md': COURSE['en/01-one.md']?.replace('#case ', '#cas ') },
      ['fr/01-one.md:1:1 error translation-lacks', 'fr/01-one.md:12:17 error translation-extra'],
    ],
    [
      'has a block of another kind',
      { 'fr/01-one.md': COURSE['en/01-one.md']?.replace('!CASE] Case {#case country=CR themes=data sdgs=10}', '!ACTIVITY] Case {#case}') },
      ['fr/01-one.md:12:21 error translation-differs'],
    ],
    [
      'marks other sources',
      { 'fr/01-one.md': COURSE['en/01-one.md']?.replace(' [@1]', '') },
      ['fr/01-one.md:1:1 warning translation-sources'],
    ],
    [
      'has another question',
      { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('#a ', '#b ') },
      ['fr/quiz.md:1:1 warning question-missing', 'fr/quiz.md:5:7 error translation-extra'],
    ],
    [
      'has another kind',
      { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('kind=single', 'kind=multiple') },
      ['fr/quiz.md:5:7 error translation-differs'],
    ],
    [
      'has other points',
      { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('points=2', 'points=3') },
      ['fr/quiz.md:5:7 error translation-differs'],
    ],
    [
      'has another competency',
      { 'fr/quiz.md': COURSE['en/quiz.md']?.replace(' competency=read', '') },
      ['fr/quiz.md:5:7 error translation-differs'],
    ],
    [
      'has another key',
      { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('[x] One', '[ ] One').replace('[ ] Two', '[x] Two') },
      ['fr/quiz.md:5:7 error translation-differs'],
    ],
    ['has other options', { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('#two', '#deux') }, ['fr/quiz.md:5:7 error translation-differs']],
    [
      'lacks the guide',
      { 'en/workshop.md': GUIDE, 'en/quiz.md': WITH_QUESTIONS, 'fr/quiz.md': WITH_QUESTIONS },
      ['fr/workshop.md:1:1 warning guide-missing'],
    ],
    [
      'has a guide of other minutes',
      {
        'en/workshop.md': GUIDE,
        'en/quiz.md': WITH_QUESTIONS,
        'fr/quiz.md': WITH_QUESTIONS,
        'fr/workshop.md': GUIDE.replace('minutes=60 kind=break', 'minutes=55 kind=break')
          .replace('#break-1 ', '#pause ')
          .replaceAll(' break-1', ' pause'),
      },
      [
        'fr/workshop.md:1:1 error translation-lacks',
        'fr/workshop.md:80:11 error translation-extra',
        'fr/workshop.md:117:11 error translation-differs',
      ],
    ],
    ['has other numbers', { 'fr/quiz.md': COURSE['en/quiz.md']?.replace('0.1', '0.2') }, ['fr/quiz.md:14:7 error translation-differs']],
  ])('reports that %s', (_, changes, expected) => {
    expect(told(french(changes))).toEqual(expected)
  })

  it('may order options and blocks differently', () => {
    const swapped = COURSE['en/quiz.md']?.replace(
      '- [x] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.',
      '- [ ] Deux {#two}\n  > Non.\n- [x] Un {#one}\n  > Oui.',
    )
    expect(told(french({ 'fr/quiz.md': swapped }))).toEqual([])
  })

  it('may link to a lesson and a term that so far only another language has', () => {
    expect(told(french({ 'fr/02-two.md': undefined, 'fr/glossary.md': undefined }))).toEqual([
      'fr/02-two.md:1:1 warning lesson-missing',
      'fr/glossary.md:1:1 warning glossary-missing',
    ])
  })
})

describe('the messages of check', () => {
  it.each(LOCALES)('name every problem in %s, and nothing else', locale => {
    expect(Object.keys(messagesFor(locale).check.problems).toSorted()).toEqual(Object.keys(PROBLEM_SEVERITY).toSorted())
  })

  it.each(LOCALES)('have the same placeholders in %s as in English', locale => {
    const places = (message: string) => [...message.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
    for (const [code, message] of Object.entries(messagesFor(locale).check.problems)) {
      expect([code, places(message)]).toEqual([code, places(messagesFor('en').check.problems[code as keyof typeof PROBLEM_SEVERITY])])
    }
  })
})
