import { describe, expect, it } from 'vitest'
import { findValidCertificate, type Certificate } from '#common/domain/certificates/certificate.ts'
import {
  certificateRefusal,
  issueCertificate,
  listCertificateChanges,
  replaceCertificate,
  type CertificateClaim,
} from '#common/domain/certificates/issue-certificate.ts'

const ready: CertificateClaim = {
  learnerName: ' Amina El Khoury ',
  organisation: 'Municipality of Sousse\n',
  course: { id: 'core', version: '1.2.0', passMark: 70, certificate: { score: true }, durationMinutes: 240 },
  outcomes: [{ title: 'Read figures', lang: 'en' }],
  courseTitle: 'Core Module',
  courseTitleLang: 'en',
  lang: 'fr',
  lessonsLeft: [],
  bestScore: 92,
  quizPassed: true,
  unsupportedLetters: [],
  issuer: { organisation: 'Institute', signatoryName: 'N. Adebayo', signatoryTitle: 'Head', place: 'Tunis' },
}

const given = { now: new Date('2026-03-05T10:00:00Z'), id: '01932f6e-7b1a-7c3d-8e4f-5a6b7c8d9e0f', serial: '3333-3333-3333' }

describe('issuing a certificate', () => {
  it('creates a record with everything its document needs', () => {
    expect(issueCertificate(ready, given)).toEqual({
      kind: 'issued',
      certificate: {
        id: given.id,
        serial: '3333-3333-3333',
        learnerName: 'Amina El Khoury',
        organisation: 'Municipality of Sousse',
        courseId: 'core',
        courseVersion: '1.2.0',
        courseTitle: 'Core Module',
        lang: 'fr',
        courseTitleLang: 'en',
        score: 92,
        minutes: 240,
        outcomes: [{ title: 'Read figures', lang: 'en' }],
        replaces: undefined,
        issuedAt: '2026-03-05T10:00:00.000Z',
        issuer: ready.issuer,
      },
    })
  })

  it('omits the score when the course does not print it', () => {
    const verdict = issueCertificate({ ...ready, course: { ...ready.course, certificate: { score: false } } }, given)
    expect(verdict).toMatchObject({ kind: 'issued', certificate: { score: undefined } })
  })

  it.each<[string, Partial<CertificateClaim>, object]>([
    ['lessons are left', { lessonsLeft: ['migration-today'] }, { because: 'lessons-left', lessonIds: ['migration-today'] }],
    [
      'no quiz was finished',
      { bestScore: undefined, quizPassed: false },
      { because: 'quiz-not-passed', bestScore: undefined, passMark: 70 },
    ],
    ['the quiz was not passed', { bestScore: 69, quizPassed: false }, { because: 'quiz-not-passed', bestScore: 69, passMark: 70 }],
    ['there is no name', { learnerName: ' \t' }, { because: 'name-missing' }],
    ['a letter cannot be drawn', { unsupportedLetters: ['漢', '😀'] }, { because: 'letters-unsupported', letters: ['漢', '😀'] }],
  ])('is refused when %s', (_, change, refusal) => {
    expect(issueCertificate({ ...ready, ...change }, given)).toEqual({ kind: 'refused', refusal })
  })

  it('names the lessons before the quiz, the quiz before the name, the name before its letters', () => {
    const nothing: CertificateClaim = {
      ...ready,
      lessonsLeft: ['migration-today'],
      quizPassed: false,
      learnerName: '',
      unsupportedLetters: ['漢'],
    }
    expect(certificateRefusal(nothing)?.because).toBe('lessons-left')
    expect(certificateRefusal({ ...nothing, lessonsLeft: [] })?.because).toBe('quiz-not-passed')
    expect(certificateRefusal({ ...nothing, lessonsLeft: [], quizPassed: true })?.because).toBe('name-missing')
    expect(certificateRefusal(ready)).toBeUndefined()
  })
})

describe('replacing a certificate', () => {
  const later = { now: new Date('2027-03-05T10:00:00Z'), id: '01932f6e-7b1a-7c3d-8e4f-5a6b7c8d9e10', serial: '4444-4444-4444' }
  const issued = certificateOf(issueCertificate(ready, given))

  function certificateOf(verdict: ReturnType<typeof issueCertificate>): Certificate {
    if (verdict.kind === 'refused') throw new Error(verdict.refusal.because)
    return verdict.certificate
  }

  it.each<[string, Partial<CertificateClaim>, object]>([
    ['name', { learnerName: 'Amina Haddad' }, { learnerName: 'Amina Haddad', score: 92 }],
    ['organisation', { organisation: 'Region of Sousse' }, { organisation: 'Region of Sousse' }],
    ['score', { bestScore: 100 }, { score: 100 }],
    ['language', { lang: 'ar' }, { lang: 'ar' }],
  ])('is offered after a change of %s, and says which number it replaces', (change, claim, printed) => {
    const now = { ...ready, ...claim }
    expect(listCertificateChanges(issued, now)).toEqual([change])
    const renewed = certificateOf(replaceCertificate(issued, now, later))
    expect(renewed).toMatchObject({ ...printed, serial: '4444-4444-4444', replaces: '3333-3333-3333', issuedAt: later.now.toISOString() })
    expect(findValidCertificate([issued, renewed])).toBe(renewed)
  })

  it('takes nothing away: neither a lower score nor lessons added since then', () => {
    const now = {
      ...ready,
      bestScore: 70,
      lessonsLeft: ['new'],
      learnerName: 'Amina Haddad',
      course: { ...ready.course, version: '2.0.0' },
    }
    expect(listCertificateChanges(issued, { ...now, learnerName: 'Amina El Khoury' })).toEqual([])
    expect(certificateOf(replaceCertificate(issued, now, later))).toMatchObject({ score: 92, courseVersion: '1.2.0' })
  })

  it('changes nothing without a change, and is refused where a name cannot be printed', () => {
    expect(certificateOf(replaceCertificate(issued, ready, later))).toBe(issued)
    expect(replaceCertificate(issued, { ...ready, learnerName: ' ' }, later)).toEqual({
      kind: 'refused',
      refusal: { because: 'name-missing' },
    })
  })
})
