import type { Locale } from '#common/domain/shared/locale.ts'

/** Question kinds that a facilitator can write for a workshop. */
export const OWN_QUESTION_KINDS = ['single', 'multiple', 'true-false', 'numeric'] as const
export type OwnQuestionKind = (typeof OWN_QUESTION_KINDS)[number]

export const OWN_QUESTION_LIMITS = {
  text: 300,
  option: 160,
  unit: 20,
  explanation: 600,
  alt: 200,
  points: 10,
  options: { min: 2, max: 6 },
} as const

/** The texts of a question in one language, all plain. */
export interface OwnQuestionText {
  /** What is asked. */
  readonly text: string
  /** Empty where there are none to write: true or false, and a number. */
  readonly options: readonly string[]
  /** Of a number; empty: none. */
  readonly unit: string
  /** Shown with the answer; empty: none. */
  readonly explanation: string
  /** What the picture shows, for those who cannot see it; empty without a picture. */
  readonly alt: string
}

/** A number that is right, and the largest distance from it that is accepted. */
export interface OwnNumber {
  readonly value: number
  readonly tolerance: number
}

/** A question that a facilitator wrote for one activity, in the workshop's first language and in translations. */
export interface OwnQuestion extends OwnQuestionText {
  readonly id: string
  readonly kind: OwnQuestionKind
  readonly points: number
  /** Indexes of the right options; of true or false, 0 is true and 1 is false. Empty for a number. */
  readonly right: readonly number[]
  /** Undefined: no number is asked for. */
  readonly number?: OwnNumber | undefined
  /** Name of its picture among those of the workshop; undefined: none. */
  readonly picture?: string | undefined
  /** The language of its main texts where it is not the workshop's first: that one was changed, and they were not written anew. */
  readonly textLang?: Locale | undefined
  readonly translations: Readonly<Partial<Record<Locale, OwnQuestionText>>>
}

/** Whether its options are written by the facilitator. */
export function hasOptions(kind: OwnQuestionKind): boolean {
  return kind === 'single' || kind === 'multiple'
}
