import type { Locale } from '#common/domain/shared/locale.ts'

/** What the course enables people to do, in a language it has. */
export interface Outcome {
  readonly title: string
  readonly lang: Locale
}

/** A certificate as issued. Its document can be made again from this record alone. */
export interface Certificate {
  /** UUIDv7. */
  readonly id: string
  /** Eight to twelve characters in groups, unique, read aloud without confusion. */
  readonly serial: string
  readonly learnerName: string
  readonly organisation: string
  readonly courseId: string
  readonly courseVersion: string
  readonly courseTitle: string
  readonly lang: Locale
  /** The language of `courseTitle`, which may differ. */
  readonly courseTitleLang: Locale
  /** Per cent, when the course prints it. */
  readonly score: number | undefined
  /** Minutes of study that the course takes; undefined: issued before certificates said so. */
  readonly minutes: number | undefined
  readonly outcomes: readonly Outcome[]
  /** Serial number of the certificate that this one replaces. */
  readonly replaces: string | undefined
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** The newest certificate of a course that no other has replaced. */
export function findValidCertificate(certificates: readonly Certificate[]): Certificate | undefined {
  const replaced = new Set(certificates.map(({ replaces }) => replaces))
  return certificates.filter(({ serial }) => !replaced.has(serial)).toSorted((left, right) => (left.issuedAt < right.issuedAt ? 1 : -1))[0]
}

/** The issuing organisation and its signature block, from the settings. */
export interface Issuer {
  readonly organisation: string
  readonly signatoryName: string
  readonly signatoryTitle: string
  readonly place: string
}

export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]

export type CertificateRefusal =
  | { readonly because: 'lessons-left'; readonly lessonIds: readonly string[] }
  | { readonly because: 'quiz-not-passed'; readonly bestScore: number | undefined; readonly passMark: number }
  | { readonly because: 'name-missing' }
  | { readonly because: 'letters-unsupported'; readonly letters: readonly string[] }

/** In what a certificate issued now would differ from the one that was issued. */
export const CERTIFICATE_CHANGES = ['name', 'organisation', 'score', 'language'] as const
export type CertificateChange = (typeof CERTIFICATE_CHANGES)[number]

export type CertificateVerdict =
  { readonly kind: 'issued'; readonly certificate: Certificate } | { readonly kind: 'refused'; readonly refusal: CertificateRefusal }
