import { describe, expect, it } from 'vitest'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { problemMessage } from '#common/i18n/problem-message.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const HEAD = '---\nid: one\ntitle: T\nminutes: 5\nobjectives: [one]\n---\n'
const OPTIONS = '- [x] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'

const told = (problems: readonly Problem[]) => problems.map(({ line, code }) => `${line} ${code}`)
const front = (lines: string) => parseLesson(`---\n${lines}\n---\n\nText.\n`, CONTEXT)
const titled = (title: string) => front(`id: one\ntitle: ${title}\nminutes: 5\nobjectives: [one]`)
const lesson = (body: string) => parseLesson(HEAD + body, CONTEXT)
const quiz = (body: string) => parseQuiz(`---\ntitle: Q\n---\n${body}`, CONTEXT)
const ask = (options: string, head = '## A {#a kind=single}') => quiz(`${head}\n\nText.\n\n${options}`)

describe('a line that ends a file in its middle', () => {
  const toProblems = (text: string) => parseSources(text).problems.map(({ line, code }) => `${String(line)} ${code}`)

  it.each([
    ['- id: 1\n  title: A\n---\n- id: 2\n  title: B\n', '3 yaml-parts'],
    ['---\n---\n- id: 1\n  title: A\n', '2 yaml-parts'],
    ['- id: 1\n  title: A\n...\n- id: 2\n  title: B\n', '4 yaml-parts'],
  ])('is a problem, as what stands below it is not read: %j', (text, problem) => {
    expect(toProblems(text)).toEqual([problem])
  })

  it.each([
    '---\n- id: 1\n  title: A\n',
    '- id: 1\n  title: A\n---\n',
    '- id: 1\n  title: A\n---\n# Later\n\n',
    '# Ours\n---\n- id: 1\n  title: A\n...\n',
  ])('is none where nothing is lost: %j', text => {
    expect(toProblems(text)).toEqual([])
  })

  it('is one in the settings of a course, which do not seem to be missing', () => {
    const { problems } = parseCourseManifest('id: x\nversion: 1.0.0\n---\ntitle: { en: B }\n')
    expect(problems.map(({ line, code }) => `${String(line)} ${code}`)).toEqual(['3 yaml-parts'])
  })
})

describe('a slip in YAML is told once, in words of ours', () => {
  it.each([
    ['Who: moves', '3 yaml-quotes'],
    ['“Who: moves”', '3 yaml-curly-quotes'],
    ['« Qui : bouge »', '3 yaml-curly-quotes'],
    ['«Qui: bouge»', '3 yaml-curly-quotes'],
    ['&x word', '3 yaml-quotes'],
    ['!x word', '3 yaml-quotes'],
    ['#1 of many', '3 yaml-quotes'],
    ['Lesson #2 of many', '3 yaml-comment'],
    ['Lesson  #2 of many', '3 yaml-comment'],
    ['Lesson  # a comment', undefined],
    ['? Why', '3 yaml-quotes'],
    ['"A', '3 yaml-unclosed'],
    ['"A" and b', '3 yaml-quotes'],
  ])('title: %s', (title, problem) => {
    expect(told(titled(title).problems)).toEqual(problem === undefined ? [] : [problem])
  })

  it.each([
    ['a list with •', 'id: one\ntitle: T\nminutes: 5\nobjectives:\n• Read\n• Write', '6 yaml-list-sign'],
    ['a list with –', 'id: one\ntitle: T\nminutes: 5\nobjectives:\n  – Read\n  – Write', '6 yaml-list-sign'],
    ['a list without spaces', 'id: one\ntitle: T\nminutes: 5\nobjectives:\n  -Read\n  -Write', '6 yaml-list-sign'],
    ['a list item with &', 'id: one\ntitle: T\nminutes: 5\nobjectives:\n  - &read Figures', '6 yaml-quotes'],
    ['a tab', 'id: one\ntitle: T\nminutes: 5\nobjectives:\n\t- Read', '6 yaml-tab'],
    ['no space after the colon', 'id: one\ntitle:A\nminutes: 5\nobjectives: [one]', '3 yaml-space'],
    ['a wide colon', 'id: one\ntitle： A\nminutes: 5\nobjectives: [one]', '3 yaml-space'],
    ['a key twice', 'id: one\ntitle: A\nminutes: 5\nobjectives: [one]\ntitle: B', '6 yaml-key-twice'],
    ['a list without an end', 'id: one\ntitle: A\nminutes: 5\nobjectives: [one', '5 yaml-unclosed'],
    ['a line too far right', 'id: one\n title: A\nminutes: 5\nobjectives: [one]', '2 yaml-indent'],
  ])('%s', (_, lines, problem) => {
    expect(told(front(lines).problems)).toEqual([problem])
  })

  it.each([
    ['en: Migration: a guide', '3 yaml-quotes'],
    ['en: Towns, regions and people', '3 yaml-quotes'],
    ['en: &x A', '3 yaml-quotes'],
  ])('title: { %s }', (title, problem) => {
    const yaml = `id: core\nversion: 1.0.0\ntitle: { ${title} }\nsummary: { en: A }\nduration: 5\npassMark: 70\n`
    expect(told(parseCourseManifest(yaml).problems)).toEqual([problem])
  })

  it('says nothing of a parser in any language', () => {
    const problems = [titled('"A'), titled('a: b'), front('- a\nb'), front('id: one\n title: A')].flatMap(found => found.problems)
    for (const lang of LOCALES)
      for (const problem of problems)
        expect(problemMessage(problem, messagesFor(lang))).not.toMatch(/implicit|mapping|scalar|flow|undefined/i)
  })
})

describe('what an editor corrected is read as meant', () => {
  it.each([
    ['dashes around the front matter', '—\nid: one\ntitle: T\nminutes: 5\nobjectives: [one]\n—-\n\nText.\n'],
    ['more hyphens, and an empty line above', '\n----\nid: one\ntitle: T\nminutes: 5\nobjectives: [one]\n----\n\nText.\n'],
    ['capital keys', '---\nId: one\nTitle: T\nMinutes: 5\nObjectives: [one]\n---\n\nText.\n'],
    ['an id in curly quotation marks', '---\nid: “one”\ntitle: T\nminutes: 5\nobjectives: [one]\n---\n\nText.\n'],
  ])('%s', (_, text) => {
    expect(parseLesson(text, CONTEXT)).toMatchObject({ problems: [], lesson: { id: 'one', title: 'T', minutes: 5 } })
  })

  it.each([
    ['“A caption”', 'A caption'],
    ['« A caption »', 'A caption'],
    ['"A caption"', 'A caption'],
  ])('a caption in %s', (written, caption) => {
    const { blocks } = lesson(`![Alt](../media/a.svg ${written})\n`).lesson!
    expect(blocks).toMatchObject([{ kind: 'figure', caption }])
  })

  it.each(['unit=“per cent”', 'unit=« per cent »', 'Unit="per cent"', 'unit = "per cent"'])('a setting written %s', setting => {
    const { questions, problems } = ask('- [x] 3.7 {#right}\n  > Yes.\n', `## A {#a Kind=Numeric ${setting}}`)
    expect({ questions, problems }).toMatchObject({ questions: [{ kind: 'numeric', unit: 'per cent' }], problems: [] })
  })

  it('a kind with a dash, and a call-out that folds', () => {
    expect(ask('- [x] T {#true}\n  > Y.\n- [ ] F {#false}\n  > N.\n', '## A {#a kind=true–false}').problems).toEqual([])
    expect(lesson('> [!NOTE]- Title\n> Text.\n').lesson!.blocks).toMatchObject([{ kind: 'callout', title: 'Title' }])
  })
})

describe('a slip in a text is told once', () => {
  it.each([
    ['•', 'We need:\n\n• bread\n• water\n', '9 list-sign'],
    ['–', 'We need:\n– bread\n– water\n', '8 list-sign'],
    ['##Title', '##A title\n', '7 mark-without-space'],
    ['-word', '-bread\n-water\n', '7 mark-without-space'],
    ['-[x]', '-[x] done\n', '7 box-form'],
    ['an open brace', '> [!REFLECTION] T {#t\n> Text.\n', '7 braces-open'],
    ['a closing brace alone', '> [!REFLECTION] T #t}\n> Text.\n', '7 braces-open'],
    ['a comment with dashes', '<!— for you —>\n', '7 comment-open'],
    ['a comment without an end', 'Text.\n\n<!-- for you\n\nThe rest.\n', '9 comment-open'],
    ['a mark of a paragraph', 'A paragraph. ^abc\n', '7 foreign-mark'],
    ['a note in its place', 'Text.^[A note]\n', '7 foreign-mark'],
  ])('in a lesson: %s', (_, body, problem) => {
    expect(told(lesson(body).problems)).toEqual([problem])
  })

  it.each(['Text – and more.', '– one dash', '#hashtag first', 'A 1.5 share', 'See `##Title` and `-[x]`.'])('and is none: %s', body => {
    expect(lesson(`${body}\n`).problems).toEqual([])
  })

  it.each([
    ['-[x]', '-[x] One {#one}\n-[ ] Two {#two}\n'],
    ['- []', '- [] One {#one}\n  > No.\n- [x] Two {#two}\n  > Yes.\n'],
    ['- [ x ]', '- [ x ] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'],
    ['- [✓]', '- [✓] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'],
    ['• [x]', '• [x] One {#one}\n• [ ] Two {#two}\n'],
    ['☑', '- ☑ One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'],
  ])('in a question: %s', (_, options) => {
    expect(told(ask(options).problems)).toEqual(['8 box-form'])
  })

  it.each([
    ['##A {#a kind=single}', 'mark-without-space'],
    ['# A {#a kind=single}', 'heading-depth'],
    ['### A {#a kind=single}', 'heading-depth'],
    ['## A {#a kind=single', 'braces-open'],
    ['## A #a kind=single', 'braces-open'],
  ])('in the head of a question: %s', (head, code) => {
    expect(told(ask(OPTIONS, head).problems)).toEqual([`4 ${code}`])
  })

  it('in feedback that stands at the margin', () => {
    expect(told(ask('- [x] One {#one}\n> Yes.\n- [ ] Two {#two}\n> No.\n').problems)).toEqual(['9 feedback-at-margin'])
  })

  it('in two options that say the same', () => {
    const { problems } = ask('- [x] One {#one}\n  > Yes.\n- [ ] one {#two}\n  > No.\n')
    expect(problems).toMatchObject([{ code: 'options-equal', line: 10, values: { id: 'one' } }])
  })
})

describe('words that vanish are told', () => {
  it.each([
    ['under a closing tag', 'Text.\n\n</div>\nWords.\n', '9 words-in-html', 'Words.'],
    ['behind a comment', '<!-- x --> Words.\n', '7 words-in-html', 'Words.'],
    ['in a cell too many', '| a | b |\n|---|---|\n| c | d | more |\n', '9 table-cell-extra', 'more'],
    ['as the address of a link', '[Note]: remember\n', '7 definition-lost', '[Note]: remember'],
  ])('%s', (_, body, problem, text) => {
    const { problems } = lesson(body)
    expect(told(problems)).toEqual([problem])
    expect(problems[0]?.values['text']).toBe(text)
  })

  it.each(['| a | b |\n|---|---|\n| c \\| d | e |\n', '[a]: https://example.org\n', '<!-- x -->\n', '| a |\n|---|\n| b |  |\n'])(
    'and nothing is told where none do: %j',
    body => {
      expect(lesson(body).problems).toEqual([])
    },
  )
})
