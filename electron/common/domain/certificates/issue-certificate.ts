import type { CourseManifest } from '../courses/course.ts'
import type { Learner } from '../learners/learner.ts'
import type { CourseStanding } from '../progress/progress.ts'
import { textIn, type Locale } from '../shared/locale.ts'
import type { Certificate, CertificateRefusal, CertificateVerdict, Issuer } from './certificate.ts'

/** All that decides whether a certificate can be had, gathered beforehand. */
export interface CertificateRequest {
  readonly learner: Pick<Learner, 'name' | 'organisation'>
  readonly course: Pick<CourseManifest, 'id' | 'version' | 'title' | 'passMark' | 'certificate'>
  /** The lessons the course has now. */
  readonly lessonIds: readonly string[]
  readonly standing: Pick<CourseStanding, 'lessonsFinished' | 'bestScore' | 'quizPassed'>
  /** Letters, of all that is printed, that no font of the documents has. */
  readonly unsupportedLetters: readonly string[]
}

/** What only the moment of issue knows; `id` is a UUIDv7. */
export interface IssueGiven {
  readonly now: Date
  readonly id: string
  readonly serial: string
  readonly lang: Locale
  readonly issuer: Issuer
}

/** The certificate, or the reason why not. */
export function issueCertificate(request: CertificateRequest, given: IssueGiven): CertificateVerdict {
  const refusal = certificateRefusal(request)
  return refusal === undefined ? { kind: 'issued', certificate: certificateFor(request, given) } : { kind: 'refused', refusal }
}

/** Why a certificate cannot be had; undefined: it can. What takes the learner longest comes first. */
export function certificateRefusal({ learner, course, lessonIds, standing, unsupportedLetters }: CertificateRequest): CertificateRefusal | undefined {
  const lessonsLeft = lessonIds.filter(id => !standing.lessonsFinished.includes(id))
  if (lessonsLeft.length > 0) return { because: 'lessons-left', lessonIds: lessonsLeft }
  if (!standing.quizPassed) return { because: 'quiz-not-passed', bestScore: standing.bestScore, passMark: course.passMark }
  if (learner.name.trim() === '') return { because: 'name-missing' }
  if (unsupportedLetters.length > 0) return { because: 'letters-unsupported', letters: unsupportedLetters }
  return undefined
}

function certificateFor({ learner, course, standing }: CertificateRequest, { now, id, serial, lang, issuer }: IssueGiven): Certificate {
  const title = textIn(course.title, lang)
  return {
    id,
    serial,
    learnerName: learner.name.trim(),
    organisation: learner.organisation.trim(),
    courseId: course.id,
    courseVersion: course.version,
    courseTitle: title.text,
    lang,
    courseTitleLang: title.lang,
    score: course.certificate.score ? standing.bestScore : undefined,
    issuedAt: now.toISOString(),
    issuer,
  }
}
