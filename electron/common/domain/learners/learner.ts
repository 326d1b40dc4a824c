import type { Locale } from '#common/domain/shared/locale.ts'

export const LEARNER_ROLES = [
  'local-authority',
  'national-authority',
  'civil-society',
  'migrant-association',
  'academia',
  'international-organisation',
  'other',
] as const
export type LearnerRole = (typeof LEARNER_ROLES)[number]

/** Who learns. Never nationality, status, ethnicity or religion; `country` is where the person works. */
export interface Learner {
  /** UUIDv7. */
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly role: LearnerRole | undefined
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string | undefined
  readonly locale: Locale
  readonly createdAt: string
  /** Of the last change, as a register has it; undefined: never changed. */
  readonly stamp?: { readonly counter: number; readonly id: string } | undefined
}

export const NAME_MAX_LENGTH = 120
export const ORGANISATION_MAX_LENGTH = 160
