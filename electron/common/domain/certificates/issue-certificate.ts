import type { CourseManifest } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Certificate, CertificateRefusal, CertificateVerdict, Issuer } from './certificate.ts'

/** Everything needed to decide on a certificate and to fill it in. */
export interface CertificateClaim {
  readonly learnerName: string
  readonly organisation: string
  readonly course: Pick<CourseManifest, 'id' | 'version' | 'passMark' | 'certificate'>
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  readonly lang: Locale
  /** Lessons of the course that are not finished. */
  readonly lessonsLeft: readonly string[]
  /** Per cent. */
  readonly bestScore: number | undefined
  readonly quizPassed: boolean
  /** Printed letters that none of the document fonts contains. */
  readonly unsupportedLetters: readonly string[]
  readonly issuer: Issuer
}

/** Values set when the certificate is issued; `id` is a UUIDv7. */
export interface IssueInput {
  readonly now: Date
  readonly id: string
  readonly serial: string
}

/** The certificate, or the reason why not. */
export function issueCertificate(claim: CertificateClaim, input: IssueInput): CertificateVerdict {
  const refusal = certificateRefusal(claim)
  return refusal === undefined ? { kind: 'issued', certificate: createCertificate(claim, input) } : { kind: 'refused', refusal }
}

/** Why a certificate is refused, or undefined. The reason that takes the learner longest to fix comes first. */
export function certificateRefusal(claim: CertificateClaim): CertificateRefusal | undefined {
  const { lessonsLeft, quizPassed, bestScore, course, learnerName, unsupportedLetters } = claim
  if (lessonsLeft.length > 0) return { because: 'lessons-left', lessonIds: lessonsLeft }
  if (!quizPassed) return { because: 'quiz-not-passed', bestScore, passMark: course.passMark }
  if (learnerName.trim() === '') return { because: 'name-missing' }
  if (unsupportedLetters.length > 0) return { because: 'letters-unsupported', letters: unsupportedLetters }
  return undefined
}

function createCertificate(claim: CertificateClaim, { now, id, serial }: IssueInput): Certificate {
  const { course, courseTitle, courseTitleLang, lang, issuer } = claim
  return {
    id,
    serial,
    learnerName: claim.learnerName.trim(),
    organisation: claim.organisation.trim(),
    courseId: course.id,
    courseVersion: course.version,
    courseTitle,
    lang,
    courseTitleLang,
    score: course.certificate.score ? claim.bestScore : undefined,
    issuedAt: now.toISOString(),
    issuer,
  }
}
