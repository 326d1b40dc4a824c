import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addCompetency } from '#common/domain/courses/edit/add-competency.ts'
import { findWrongSettings, readCourseSettings, withCourseSetting } from '#common/domain/courses/edit/course-settings.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

const COURSE = `# Ours, do not lose.
id: desk                       # the folder's name
version: 1.10.0                # raise it
original: en
order: 3
title:   { en: "The desk" }
summary:
  en: "Who comes,  and why" # two spaces in it
duration: 30                   # minutes for the whole course
competencies: [read-figures, ask-first]
prerequisites: []              # ids of courses
passMark: 70
ours: kept
certificate:
  score: false
`

describe('a change of one field of course.yaml', () => {
  it('finds a key that begins with a capital, as the parser does', () => {
    const written = COURSE.replace('passMark:', 'Passmark:')
    expect(withCourseSetting(written, { key: 'passMark', text: '75' })).toBe(written.replace('Passmark: 70', 'Passmark: 75'))
  })

  it('changes its line only', () => {
    const changed = withCourseSetting(COURSE, { key: 'duration', text: '45' })
    expect(changed).toBe(COURSE.replace('duration: 30 ', 'duration: 45 '))
    expect(withCourseSetting(COURSE, { key: 'version', text: '1.11.0' })).toBe(COURSE.replace('1.10.0', '1.11.0'))
    expect(withCourseSetting(COURSE, { key: 'summary', lang: 'en', text: 'New' })).toBe(COURSE.replace('Who comes,  and why', 'New'))
  })

  it('adds a language, and takes it out again', () => {
    const both = withCourseSetting(COURSE, { key: 'title', lang: 'fr', text: "L'accueil : ici" })
    expect(readCourseSettings(both)?.title).toEqual({ en: 'The desk', fr: "L'accueil : ici" })
    expect(withCourseSetting(both, { key: 'title', lang: 'fr', text: '' })).toContain('title: { en: "The desk" }')
    expect(readCourseSettings(withCourseSetting(COURSE, { key: 'title', lang: 'en', text: '' }))?.title).toEqual({})
  })

  it('draws all questions again when their number is emptied', () => {
    const some = withCourseSetting(COURSE, { key: 'quizQuestions', text: '5' })
    expect(parseCourseManifest(some).manifest?.quizQuestions).toBe(5)
    expect(withCourseSetting(some, { key: 'quizQuestions', text: '' })).toBe(COURSE)
  })

  it('changes lists entry by entry', () => {
    const changed = withCourseSetting(COURSE, { key: 'competencies', ids: ['ask-first', 'speak-plainly'] })
    expect(changed).toBe(COURSE.replace('[read-figures, ask-first]', '[ask-first, speak-plainly]'))
    const block = COURSE.replace('[read-figures, ask-first]', '\n  - read-figures # first\n  - ask-first')
    expect(withCourseSetting(block, { key: 'competencies', ids: ['read-figures'] })).toContain('- read-figures # first')
  })

  it('leaves a file alone that has aliases, which would change in another place too', () => {
    const aliases = COURSE.replace('title:   { en', 'title: &name { en').replace('ours: kept', 'ours: *name')
    expect(readCourseSettings(aliases)).toBeUndefined()
    expect(withCourseSetting(aliases, { key: 'title', lang: 'en', text: 'New' })).toBe(aliases)
  })

  it('leaves a file alone that is no YAML', () => {
    const broken = 'title: { en: "The desk\nduration: 30\n'
    expect(readCourseSettings(broken)).toBeUndefined()
    expect(withCourseSetting(broken, { key: 'duration', text: '45' })).toBe(broken)
  })

  it('reads what was written, whatever is typed, and keeps comments, order and unknown keys', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter(text => text === text.trim() && !/[\r\u0085\u2028\u2029\uFEFF]/.test(text))
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.constantFrom('title' as const, 'summary' as const), words, (lang, key, text) => {
        const changed = withCourseSetting(COURSE, { key, lang, text })
        expect(readCourseSettings(changed)?.[key][lang] ?? '').toBe(text)
        expect(changed).toContain('# Ours, do not lose.')
        expect(changed).toContain("id: desk                       # the folder's name")
        const { [key]: _, ...rest } = parse(changed) as Record<string, unknown>
        const { [key]: __, ...restBefore } = parse(COURSE) as Record<string, unknown>
        expect(rest).toEqual(restBefore)
      }),
    )
  })
})

describe('what is wrong in the settings', () => {
  const wrongAfter = (change: Parameters<typeof withCourseSetting>[1]) => {
    const text = withCourseSetting(COURSE.replace('ours: kept\n', ''), change)
    const settings = readCourseSettings(text)
    return { fields: settings && [...findWrongSettings(settings, 4)], check: parseCourseManifest(text).problems.length > 0 }
  }

  it.each([
    [{ key: 'version', text: '1.2' }, 'version'],
    [{ key: 'version', text: '' }, 'version'],
    [{ key: 'duration', text: 'an hour' }, 'duration'],
    [{ key: 'duration', text: '0' }, 'duration'],
    [{ key: 'passMark', text: '101' }, 'passMark'],
    [{ key: 'passMark', text: '' }, 'passMark'],
    [{ key: 'original', text: 'de' }, 'original'],
    [{ key: 'title', lang: 'en', text: '' }, 'title'],
    [{ key: 'quizQuestions', text: 'few' }, 'quizQuestions'],
    [{ key: 'quizMinutes', text: '601' }, 'quizMinutes'],
    [{ key: 'quizMinutes', text: 'half an hour' }, 'quizMinutes'],
    [{ key: 'quizTries', text: '0' }, 'quizTries'],
    [{ key: 'quizWait', text: '1000' }, 'quizWait'],
  ] as const)('is told by the form as by the check: %o', (change, field) => {
    expect(wrongAfter(change)).toEqual({ fields: [field], check: true })
  })

  it('is nothing in a right file, and a quiz of more questions than the bank has', () => {
    expect(wrongAfter({ key: 'passMark', text: '60' })).toEqual({ fields: [], check: false })
    expect(wrongAfter({ key: 'quizQuestions', text: '5' }).fields).toEqual(['quizQuestions'])
    expect(wrongAfter({ key: 'quizQuestions', text: '4' }).fields).toEqual([])
  })
})

describe('the rules of the quiz', () => {
  it('are set beside one another, and taken out again without a trace', () => {
    const rules = [
      { key: 'quizMinutes', text: '30' },
      { key: 'quizTries', text: '3' },
      { key: 'quizWait', text: '24' },
    ] as const
    const all = rules.reduce(withCourseSetting, COURSE)
    expect(parseCourseManifest(all).manifest).toMatchObject({ quizMinutes: 30, quizTries: 3, quizWaitHours: 24 })
    expect(readCourseSettings(all)).toMatchObject({ quizMinutes: '30', quizTries: '3', quizWait: '24' })
    expect(rules.reduce((text, { key }) => withCourseSetting(text, { key, text: '' }), all)).toBe(COURSE)
  })
})

describe('a competency of one’s own', () => {
  const SHARED = '# Shared.\n\n- id: read-figures\n  title: { en: Read }\n'

  it('stands at the end of the list, under an id that is free', () => {
    const added = addCompetency(SHARED, { en: 'Read figures', fr: 'Lire : « tout »' })
    expect(added?.id).toBe('read-figures-2')
    expect(added?.text.startsWith(SHARED)).toBe(true)
    expect(parseCompetencies(added?.text ?? '')).toMatchObject({
      competencies: [{ id: 'read-figures' }, { id: 'read-figures-2', title: { en: 'Read figures', fr: 'Lire : « tout »' } }],
      problems: [],
    })
  })

  it('begins a list, in any script, and leaves a broken one alone', () => {
    const first = addCompetency('', { ar: 'الإصغاء' })
    expect(first?.id).toBe('competency')
    expect(parseCompetencies(first?.text ?? '').competencies).toEqual([{ id: 'competency', title: { ar: 'الإصغاء' } }])
    expect(addCompetency('- id: "a\n', { en: 'B' })).toBeUndefined()
  })
})
