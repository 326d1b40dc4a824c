import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCourseContent, withoutUntranslated } from '#common/domain/courses/course-content.ts'
import { findOriginalLanguage, isUntranslated, withOriginalLanguage } from '#common/domain/courses/original-language.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { TO_TRANSLATE, withOriginal } from '#common/domain/courses/translation.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

const file = (lang: (typeof LOCALES)[number], original?: string) => ({ lang, original })

describe('the original language of a course', () => {
  it('is the one course.yaml names, whatever the other languages hold', () => {
    expect(findOriginalLanguage('fr', [file('en'), file('fr')])).toBe('fr')
  })

  it('is the first that records no original when course.yaml names none', () => {
    expect(findOriginalLanguage(undefined, [file('en', TO_TRANSLATE), file('fr')])).toBe('fr')
    expect(findOriginalLanguage(undefined, [file('en', 'a1b2'), file('fr')])).toBe('fr')
    expect(findOriginalLanguage(undefined, [file('en'), file('fr')])).toBe('en')
  })

  it('is never one without lessons, and always one of those there are', () => {
    expect(findOriginalLanguage('ar', [file('es')])).toBe('es')
    expect(findOriginalLanguage('ar', [])).toBeUndefined()
    const lang = fc.constantFrom(...LOCALES)
    const files = fc.array(fc.record({ lang, original: fc.constantFrom(undefined, TO_TRANSLATE, 'a1b2') }), { minLength: 1 })
    fc.assert(
      fc.property(fc.option(lang, { nil: undefined }), files, (declared, found) => {
        const original = findOriginalLanguage(declared, found)
        expect(found.map(one => one.lang)).toContain(original)
        expect(found.some(one => !isUntranslated(one, original))).toBe(true)
      }),
    )
  })

  it('is recorded in course.yaml once, and read back', () => {
    const yaml = 'id: town\r\nversion: 1.0.0  # raise it\r\ntitle: { fr: Une ville }\r\n'
    const recorded = withOriginalLanguage(yaml, 'fr')
    expect(parseCourseManifest(recorded).manifest).toMatchObject({
      id: 'town',
      version: '1.0.0',
      original: 'fr',
      title: { fr: 'Une ville' },
    })
    expect(withOriginalLanguage(recorded, 'en')).toBe(recorded)
    expect(withOriginalLanguage('{ title: { fr: A } }', 'fr')).toBe('{ title: { fr: A } }')
  })

  it('is refused in course.yaml in plain words when it is no language', () => {
    const { problems } = parseCourseManifest('id: town\noriginal: French\ntitle: { fr: A }\n')
    expect(problems).toContainEqual(expect.objectContaining({ code: 'field-form', values: { key: 'original', form: 'language' } }))
  })
})

describe('a copy that is still to be translated', () => {
  const LESSON = '---\nid: one\ntitle: Une leçon\nminutes: 5\nobjectives: [un]\n---\n\nTexte.\n'
  const texts = new Map([
    ['fr/01-one.md', LESSON],
    ['fr/quiz.md', '---\ntitle: Quiz\n---\n'],
    ['ar/01-one.md', withOriginal(LESSON, TO_TRANSLATE)],
    ['ar/quiz.md', withOriginal('---\ntitle: Quiz\n---\n', 'a1b2')],
  ])

  it('is not among what learners are given; the original always is', () => {
    const content = readCourseContent(texts, { courseId: 'town', version: '1.0.0', original: 'fr' })
    expect(content.map(({ lang, lessons }) => [lang, lessons.length])).toEqual([
      ['fr', 1],
      ['ar', 1],
    ])
    expect(withoutUntranslated(content).map(({ lang, lessons, quiz }) => [lang, lessons.length, quiz?.path])).toEqual([
      ['fr', 1, 'fr/quiz.md'],
      ['ar', 0, 'ar/quiz.md'],
    ])
  })
})
