/** Question kinds that a course may use. */
export const QUESTION_KINDS = ['single', 'multiple', 'true-false', 'gap', 'numeric', 'short', 'open'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

interface QuestionBase {
  readonly id: string
  readonly title: string
  /** The stem. In a gap question each gap is `<span data-gap="gap-id"></span>`. */
  readonly stemHtml: string
  /** Points for a full answer; 0 for an open reflection. */
  readonly points: number
  readonly competencies: readonly string[]
  /** Hash of what the learner is asked and how it is marked; an answer keeps it. */
  readonly contentHash: string
  readonly explanationHtml: string | undefined
  /** Ids of the sources marked in a question of the bank, in the order of their numbers in it; a check inside a lesson shares the lesson's. */
  readonly sources?: readonly number[]
}

/** An option of a choice. For `true-false` the ids are `true` and `false`. */
export interface QuestionOption {
  readonly id: string
  readonly html: string
  readonly right: boolean
  readonly feedbackHtml: string | undefined
}

export interface Gap {
  readonly id: string
  /** Accepted answers; the first is the model shown afterwards. */
  readonly accepted: readonly string[]
}

export interface NumericTarget {
  readonly id: string
  readonly value: number
  /** Largest accepted distance from `value`. */
  readonly tolerance: number
  readonly right: boolean
  readonly feedbackHtml: string | undefined
}

export interface ShortTarget {
  readonly id: string
  readonly text: string
  readonly right: boolean
  readonly feedbackHtml: string | undefined
}

export type Question =
  | (QuestionBase & { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly QuestionOption[] })
  | (QuestionBase & { readonly kind: 'gap'; readonly gaps: readonly Gap[] })
  | (QuestionBase & { readonly kind: 'numeric'; readonly unit: string | undefined; readonly targets: readonly NumericTarget[] })
  | (QuestionBase & { readonly kind: 'short'; readonly targets: readonly ShortTarget[] })
  | (QuestionBase & { readonly kind: 'open'; readonly modelHtml: string | undefined })

/** A question as shown before answering: it reveals nothing about the right answer. */
export type QuestionView = {
  readonly id: string
  readonly title: string
  readonly stemHtml: string
  readonly points: number
  readonly contentHash: string
} & (
  | { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly { readonly id: string; readonly html: string }[] }
  | { readonly kind: 'gap'; readonly gapIds: readonly string[] }
  | { readonly kind: 'numeric'; readonly unit: string | undefined }
  | { readonly kind: 'short' }
  | { readonly kind: 'open' }
)

/** What a learner answers. */
export type QuestionResponse =
  | { readonly kind: 'single'; readonly optionId: string }
  | { readonly kind: 'multiple'; readonly optionIds: readonly string[] }
  | { readonly kind: 'true-false'; readonly optionId: 'true' | 'false' }
  | { readonly kind: 'gap'; readonly gaps: Readonly<Record<string, string>> }
  | { readonly kind: 'numeric'; readonly text: string }
  | { readonly kind: 'short'; readonly text: string }
  | { readonly kind: 'open'; readonly text: string }

export type Verdict = 'right' | 'partly' | 'wrong' | 'unmarked'

export interface Mark {
  readonly verdict: Verdict
  readonly points: number
  readonly maxPoints: number
}

/** What a learner sees after answering. */
export interface Feedback extends Mark {
  /** One entry an option that was chosen or right, a numeric or short target that was met, or a gap. */
  readonly parts: readonly FeedbackPart[]
  readonly explanationHtml: string | undefined
  /** The model answer: of an open question as HTML, else as plain text in `parts`. */
  readonly modelHtml: string | undefined
  /** The question has changed since the answer: the mark stays, and no part is said to be right or wrong by today's answer key. */
  readonly hasChanged: boolean
  /** The answer key is held back for one more try: `parts` tell only about what was answered. */
  readonly isHint: boolean
}

export interface FeedbackPart {
  /** Id of the option, gap or target. */
  readonly id: string
  readonly chosen: boolean
  readonly right: boolean
  readonly html: string | undefined
  /** The right answer in words (gap, numeric, short). */
  readonly model: string | undefined
}
