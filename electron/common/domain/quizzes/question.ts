/** Question kinds that a course may use. */
export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true-false',
  'gap',
  'numeric',
  'short',
  'matching',
  'ordering',
  'likert',
  'open',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Kinds without a right answer: they have no points, and nothing is said about what was answered. */
export type UnmarkedKind = 'open' | 'likert'

export function isUnmarked(kind: QuestionKind): kind is UnmarkedKind {
  return kind === 'open' || kind === 'likert'
}

interface QuestionBase {
  readonly id: string
  readonly title: string
  /** The stem. In a gap question each gap is `<span data-gap="gap-id"></span>`. */
  readonly stemHtml: string
  /** Points for a full answer; 0 where nothing is marked. */
  readonly points: number
  readonly competencies: readonly string[]
  /** Id of the lesson that answers it, or of a block in one. */
  readonly lesson?: string | undefined
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

/** What a match is chosen for. */
export interface Premise {
  readonly id: string
  readonly html: string
  /** Id of its right match. */
  readonly matchId: string
}

/** Plain text, because a list of choices shows no other. */
export interface Match {
  readonly id: string
  readonly text: string
}

/** A step of an order, or a statement that is rated. */
export interface QuestionItem {
  readonly id: string
  readonly html: string
}

export type Question =
  | (QuestionBase & {
      readonly kind: 'single' | 'multiple' | 'true-false'
      readonly options: readonly QuestionOption[]
      /** Attempts show the options as they are written. */
      readonly keepsOrder?: true
    })
  | (QuestionBase & { readonly kind: 'gap'; readonly gaps: readonly Gap[] })
  | (QuestionBase & { readonly kind: 'numeric'; readonly unit: string | undefined; readonly targets: readonly NumericTarget[] })
  | (QuestionBase & { readonly kind: 'short'; readonly targets: readonly ShortTarget[] })
  /** `matches`: those of the premises, and extra ones that belong to none. */
  | (QuestionBase & { readonly kind: 'matching'; readonly premises: readonly Premise[]; readonly matches: readonly Match[] })
  /** `items` in the right order. */
  | (QuestionBase & { readonly kind: 'ordering'; readonly items: readonly QuestionItem[] })
  /** `scale`: the names of the steps, from the lowest. */
  | (QuestionBase & { readonly kind: 'likert'; readonly statements: readonly QuestionItem[]; readonly scale: readonly string[] })
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
  /** `matches` are shuffled. */
  | { readonly kind: 'matching'; readonly premises: readonly QuestionItem[]; readonly matches: readonly Match[] }
  /** `items` are shuffled, and never in the right order. */
  | { readonly kind: 'ordering'; readonly items: readonly QuestionItem[] }
  | { readonly kind: 'likert'; readonly statements: readonly QuestionItem[]; readonly scale: readonly string[] }
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
  /** Ids of the chosen matches, by the ids of the premises. */
  | { readonly kind: 'matching'; readonly pairs: Readonly<Record<string, string>> }
  /** Ids of the items as they were put. */
  | { readonly kind: 'ordering'; readonly itemIds: readonly string[] }
  /** Steps from 0, by the ids of the statements. */
  | { readonly kind: 'likert'; readonly ratings: Readonly<Record<string, number>> }
  | { readonly kind: 'open'; readonly text: string }

export type Verdict = 'right' | 'partly' | 'wrong' | 'unmarked'

export interface Mark {
  readonly verdict: Verdict
  readonly points: number
  readonly maxPoints: number
}

/** What a learner sees after answering. */
export interface Feedback extends Mark {
  /** One entry an option that was chosen or right, a numeric or short target that was met, a gap, a premise, or an item as it was put. */
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
  /** Id of the option, gap, target, premise or item. */
  readonly id: string
  readonly chosen: boolean
  readonly right: boolean
  readonly html: string | undefined
  /** The right answer in words (gap, numeric, short, matching); of an item its right place, from 1. */
  readonly model: string | undefined
}
