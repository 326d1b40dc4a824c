import type { Locale } from '#common/domain/shared/locale.ts'

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
  readonly issuedAt: string
  readonly issuer: Issuer
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

export type CertificateVerdict =
  { readonly kind: 'issued'; readonly certificate: Certificate } | { readonly kind: 'refused'; readonly refusal: CertificateRefusal }
