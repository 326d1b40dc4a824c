import type { CourseManifest } from '#common/domain/courses/course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import {
  CERTIFICATE_CHANGES,
  type Certificate,
  type CertificateChange,
  type CertificateRefusal,
  type CertificateVerdict,
  type Issuer,
  type Outcome,
} from './certificate.ts'

/** Everything needed to decide on a certificate and to fill it in. */
export interface CertificateClaim {
  readonly learnerName: string
  readonly organisation: string
  readonly course: Pick<CourseManifest, 'id' | 'version' | 'passMark' | 'certificate' | 'durationMinutes'>
  readonly outcomes: readonly Outcome[]
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

/**
 * The certificate that replaces `issued`, which stays valid for what was earned: lessons added to the course since then do not
 * take it away. Without a change, `issued` itself.
 */
export function replaceCertificate(issued: Certificate, claim: CertificateClaim, input: IssueInput): CertificateVerdict {
  const refusal = findPrintingRefusal(claim)
  if (refusal !== undefined) return { kind: 'refused', refusal }
  if (listCertificateChanges(issued, claim).length === 0) return { kind: 'issued', certificate: issued }
  const renewed = createCertificate(claim, input)
  const { courseVersion, minutes } = certificateRefusal(claim) === undefined ? renewed : issued
  const certificate = { ...renewed, courseVersion, minutes, score: betterScore(issued.score, renewed.score), replaces: issued.serial }
  return { kind: 'issued', certificate }
}

/** In what the learner's name, results and language differ from the certificate that was issued. */
export function listCertificateChanges(issued: Certificate, claim: CertificateClaim): readonly CertificateChange[] {
  const score = claim.course.certificate.score ? claim.bestScore : undefined
  const changes: Readonly<Record<CertificateChange, boolean>> = {
    name: claim.learnerName.trim() !== issued.learnerName,
    organisation: claim.organisation.trim() !== issued.organisation,
    score: betterScore(issued.score, score) !== issued.score,
    language: claim.lang !== issued.lang,
  }
  return CERTIFICATE_CHANGES.filter(change => changes[change])
}

function betterScore(before: number | undefined, now: number | undefined): number | undefined {
  return before !== undefined && now !== undefined ? Math.max(before, now) : (before ?? now)
}

/** Why a certificate is refused, or undefined. The reason that takes the learner longest to fix comes first. */
export function certificateRefusal(claim: CertificateClaim): CertificateRefusal | undefined {
  const { lessonsLeft, quizPassed, bestScore, course } = claim
  if (lessonsLeft.length > 0) return { because: 'lessons-left', lessonIds: lessonsLeft }
  if (!quizPassed) return { because: 'quiz-not-passed', bestScore, passMark: course.passMark }
  return findPrintingRefusal(claim)
}

function findPrintingRefusal({ learnerName, unsupportedLetters }: CertificateClaim): CertificateRefusal | undefined {
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
    minutes: course.durationMinutes,
    outcomes: claim.outcomes,
    replaces: undefined,
    issuedAt: now.toISOString(),
    issuer,
  }
}
