import { describe, expect, it } from 'vitest'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { parseGlossary } from '#common/domain/courses/parse-glossary.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'

const COURSE = `id: core
version: 1.0.0
order: 2
title:   { en: Introduction, fr: Introduction }
summary: { en: A sentence. }
duration: 240                  # minutes
competencies: [tell-who-moves]
prerequisites: [basics]
passMark: 70
quiz:
  questions: 20
certificate:
  score: true
`
const codes = (problems: readonly { readonly line: number; readonly column: number; readonly code: string }[]) =>
  problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

describe('course.yaml', () => {
  it('is read completely', () => {
    const { manifest, problems, references, prerequisites } = parseCourseManifest(COURSE)
    expect(problems).toEqual([])
    expect(manifest).toEqual({
      id: 'core',
      version: '1.0.0',
      order: 2,
      title: { en: 'Introduction', fr: 'Introduction' },
      summary: { en: 'A sentence.' },
      durationMinutes: 240,
      competencies: ['tell-who-moves'],
      prerequisites: ['basics'],
      passMark: 70,
      quizQuestions: 20,
      quizMinutes: undefined,
      quizTries: undefined,
      quizWaitHours: undefined,
      certificate: { score: true },
    })
    expect(references).toEqual([{ kind: 'competency', target: 'tell-who-moves', line: 7, column: 16 }])
    expect(prerequisites).toEqual([{ id: 'basics', line: 8, column: 17 }])
  })

  it('says how long a quiz may take, how often it may be taken, and how long one waits', () => {
    const { manifest, problems } = parseCourseManifest(
      COURSE.replace('questions: 20', 'questions: 20\n  minutes: 30\n  tries: 3\n  wait: 24'),
    )
    expect(problems).toEqual([])
    expect(manifest).toMatchObject({ quizQuestions: 20, quizMinutes: 30, quizTries: 3, quizWaitHours: 24 })
  })

  it('may omit order, competencies, prerequisites, quiz and certificate', () => {
    const { manifest, problems } = parseCourseManifest(
      'id: a\nversion: 1.0.0\ntitle: { ar: مقدمة }\nsummary: { ar: جملة }\nduration: 5\npassMark: 50\n',
    )
    expect(problems).toEqual([])
    expect(manifest).toMatchObject({
      title: { ar: 'مقدمة' },
      competencies: [],
      prerequisites: [],
      quizQuestions: undefined,
      certificate: { score: false },
    })
  })

  it.each([
    ['an unknown key', COURSE.replace('order: 2', 'colour: red'), ['3:1 key-unknown']],
    ['an unknown key inside', COURSE.replace('questions: 20', 'question: 20'), ['11:3 key-unknown']],
    ['an unknown language', COURSE.replace('fr: Introduction', 'de: Einführung'), ['4:30 key-unknown']],
    ['a title that is one text', COURSE.replace('{ en: A sentence. }', 'A sentence.'), ['5:10 field-form']],
    ['an empty title', COURSE.replace('{ en: A sentence. }', '{ en: "" }'), ['5:10 field-form']],
    ['a version that is a number', COURSE.replace('1.0.0', '1.0'), ['2:10 field-form']],
    ['a pass mark above 100', COURSE.replace('passMark: 70', 'passMark: 170'), ['9:11 field-form']],
    ['a duration in words', COURSE.replace('duration: 240', 'duration: long'), ['6:11 field-form']],
    ['no questions', COURSE.replace('questions: 20', 'questions: 0'), ['11:14 field-form']],
    ['a quiz of no minutes', COURSE.replace('questions: 20', 'minutes: 0'), ['11:12 field-form']],
    ['a quiz of a day', COURSE.replace('questions: 20', 'minutes: 1440'), ['11:12 field-form']],
    ['half a try', COURSE.replace('questions: 20', 'tries: 0.5'), ['11:10 field-form']],
    ['a wait in words', COURSE.replace('questions: 20', 'wait: a day'), ['11:9 field-form']],
    ['yes for true', COURSE.replace('score: true', 'score: yes'), ['13:10 field-form']],
    ['a key twice', `${COURSE}id: again\n`, ['14:1 yaml-key-twice']],
    ['a missing version', COURSE.replace('version: 1.0.0\n', ''), ['1:1 field-missing']],
  ])('reports %s and stays usable', (_, text, expected) => {
    const { manifest, problems } = parseCourseManifest(text)
    expect(codes(problems)).toEqual(expected)
    expect(manifest?.id).toMatch(/core|again/)
  })

  it.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['no id', COURSE.replace('id: core\n', '')],
    ['a bad id', COURSE.replace('core', 'Core Module')],
    ['no title', COURSE.replace(/title.*\n/, '')],
  ])('is not a course with %s', (_, text) => {
    const { manifest, problems } = parseCourseManifest(text)
    expect(manifest).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
  })
})

describe('sources.yaml', () => {
  it('is read with the places of its problems', () => {
    expect(
      parseSources(
        '- id: 44\n  title: "Stock: facts"\n  by: UN DESA\n  year: 2024\n  url: https://example.org\n  note: Copy\n- id: 2\n  title: Two\n  year: about 2015\n',
      ),
    ).toEqual({
      sources: [
        { id: 44, title: 'Stock: facts', by: 'UN DESA', year: '2024', url: 'https://example.org', note: 'Copy' },
        { id: 2, title: 'Two', by: undefined, year: 'about 2015', url: undefined, note: undefined },
      ],
      problems: [],
    })
  })

  it('reports repeated numbers, missing titles and unknown keys', () => {
    expect(codes(parseSources('- id: 1\n  title: One\n- id: 1\n  title: Again\n- id: two\n  titel: x\n').problems)).toEqual([
      '3:3 id-repeated',
      '5:3 field-missing',
      '5:7 field-form',
      '6:3 key-unknown',
    ])
  })

  it('may be empty but not something else', () => {
    expect(parseSources('# nothing yet\n').problems).toEqual([])
    expect(codes(parseSources('id: 1\n').problems)).toEqual(['1:1 field-form'])
  })
})

describe('competencies.yaml', () => {
  it('is read', () => {
    expect(parseCompetencies('- id: read-figures\n  title: { en: Read, fr: Lire }\n')).toEqual({
      competencies: [{ id: 'read-figures', title: { en: 'Read', fr: 'Lire' } }],
      problems: [],
    })
  })

  it('reports repeated and malformed ids', () => {
    expect(
      codes(parseCompetencies('- id: a\n  title: { en: A }\n- id: a\n  title: { en: B }\n- id: B\n  title: { en: C }\n').problems),
    ).toEqual(['3:3 id-repeated', '5:7 field-form'])
  })
})

describe('glossary.md', () => {
  const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map<string, string>() }
  const parse = (body: string) => parseGlossary(`---\ntitle: Glossary\n---\n\n${body}`, CONTEXT)

  it('numbers the sources of each term from 1', () => {
    const { terms, problems } = parse(
      '## Remittances {#remittances}\n\nMoney [@62] home [@7].\n\n## Stock {#stock}\n\nSee [money](glossary.md#remittances) [@7].\n',
    )
    expect(problems).toEqual([])
    expect(terms).toEqual([
      {
        id: 'remittances',
        term: 'Remittances',
        sources: [62, 7],
        words: {},
        html: '<p>Money <sup class="source-mark"><a href="#source-62">1</a></sup> home <sup class="source-mark"><a href="#source-7">2</a></sup>.</p>',
      },
      {
        id: 'stock',
        term: 'Stock',
        sources: [7],
        words: {},
        html: '<p>See <a class="term" href="#term-remittances">money</a> <sup class="source-mark"><a href="#source-7">1</a></sup>.</p>',
      },
    ])
  })

  it('has the established term in other languages beside its own', () => {
    const { terms, problems } = parse(
      '## Remittances {#remittances fr="transferts de fonds" es=remesas ar="التحويلات المالية"}\n\nMoney.\n',
    )
    expect(terms[0]?.words).toEqual({ fr: 'transferts de fonds', es: 'remesas', ar: 'التحويلات المالية' })
    expect(problems).toEqual([])
  })

  it('reports terms without id, text or name', () => {
    expect(codes(parse('## One\n\nText.\n\n## Two {#two}\n\n## {#three}\n\nText.').problems)).toEqual([
      '5:1 id-missing',
      '9:1 stem-missing',
      '11:4 title-missing',
    ])
  })
})
