import { describe, expect, it } from 'vitest'
import { certificateRefusal, issueCertificate, type CertificateRequest, type IssueGiven } from '../../../../../electron/common/domain/certificates/issue-certificate.ts'

const ready: CertificateRequest = {
  learner: { name: ' Amina El Khoury ', organisation: 'Municipality of Sousse\n' },
  course: { id: 'core', version: '1.2.0', title: { en: 'Core Module', fr: 'Module de base' }, passMark: 70, certificate: { score: true } },
  lessonIds: ['migration-today', 'local-development'],
  standing: { lessonsFinished: ['local-development', 'migration-today', 'a-lesson-since-removed'], bestScore: 92, quizPassed: true },
  unsupportedLetters: [],
}

const given: IssueGiven = {
  now: new Date('2026-03-05T10:00:00Z'),
  id: '01932f6e-7b1a-7c3d-8e4f-5a6b7c8d9e0f',
  serial: '3333-3333-3333',
  lang: 'fr',
  issuer: { organisation: 'Institute', signatoryName: 'N. Adebayo', signatoryTitle: 'Head', place: 'Tunis' },
}

describe('issuing a certificate', () => {
  it('gives a record that holds all its document needs', () => {
    expect(issueCertificate(ready, given)).toEqual({
      kind: 'issued',
      certificate: {
        id: given.id,
        serial: '3333-3333-3333',
        learnerName: 'Amina El Khoury',
        organisation: 'Municipality of Sousse',
        courseId: 'core',
        courseVersion: '1.2.0',
        courseTitle: 'Module de base',
        lang: 'fr',
        courseTitleLang: 'fr',
        score: 92,
        issuedAt: '2026-03-05T10:00:00.000Z',
        issuer: given.issuer,
      },
    })
  })

  it('says in which language the title is when the wanted one is not there', () => {
    const verdict = issueCertificate(ready, { ...given, lang: 'ar' })
    expect(verdict).toMatchObject({ kind: 'issued', certificate: { lang: 'ar', courseTitle: 'Core Module', courseTitleLang: 'en' } })
  })

  it('keeps no score when the course does not print it', () => {
    const verdict = issueCertificate({ ...ready, course: { ...ready.course, certificate: { score: false } } }, given)
    expect(verdict).toMatchObject({ kind: 'issued', certificate: { score: undefined } })
  })

  it.each<[string, Partial<CertificateRequest>, object]>([
    ['lessons are left', { standing: { ...ready.standing, lessonsFinished: ['local-development'] } }, { because: 'lessons-left', lessonIds: ['migration-today'] }],
    ['no quiz was finished', { standing: { ...ready.standing, bestScore: undefined, quizPassed: false } }, { because: 'quiz-not-passed', bestScore: undefined, passMark: 70 }],
    ['the quiz was not passed', { standing: { ...ready.standing, bestScore: 69, quizPassed: false } }, { because: 'quiz-not-passed', bestScore: 69, passMark: 70 }],
    ['there is no name', { learner: { name: ' \t', organisation: '' } }, { because: 'name-missing' }],
    ['a letter cannot be drawn', { unsupportedLetters: ['漢', '😀'] }, { because: 'letters-unsupported', letters: ['漢', '😀'] }],
  ])('is refused when %s', (_, change, refusal) => {
    expect(issueCertificate({ ...ready, ...change }, given)).toEqual({ kind: 'refused', refusal })
  })

  it('names the lessons before the quiz, the quiz before the name, the name before its letters', () => {
    const standing = { lessonsFinished: [], bestScore: undefined, quizPassed: false }
    const nothing: CertificateRequest = { ...ready, learner: { name: '', organisation: '' }, standing, unsupportedLetters: ['漢'] }
    expect(certificateRefusal(nothing)?.because).toBe('lessons-left')
    expect(certificateRefusal({ ...nothing, lessonIds: [] })?.because).toBe('quiz-not-passed')
    expect(certificateRefusal({ ...nothing, lessonIds: [], standing: { ...standing, quizPassed: true } })?.because).toBe('name-missing')
    expect(certificateRefusal(ready)).toBeUndefined()
  })
})
