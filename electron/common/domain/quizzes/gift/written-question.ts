import type { Gap } from '#common/domain/quizzes/question.ts'

/** A question as its author wrote it: Markdown, not HTML. */
export type WrittenQuestion = WrittenHead &
  (
    | { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly WrittenOption[]; readonly keepsOrder?: true }
    | { readonly kind: 'gap'; /** As they stand in the stem. */ readonly gaps: readonly Gap[] }
    | { readonly kind: 'numeric'; readonly unit: string | undefined; readonly numbers: readonly WrittenNumber[] }
    /** `text` is plain: what a learner types. */
    | { readonly kind: 'short'; readonly answers: readonly WrittenOption[] }
    | {
        readonly kind: 'matching'
        readonly pairs: readonly WrittenPair[]
        /** Belong to no premise. */ readonly extras: readonly WrittenItem[]
      }
    | { readonly kind: 'ordering'; readonly items: readonly WrittenItem[] }
    | { readonly kind: 'likert'; readonly statements: readonly WrittenItem[]; readonly scale: readonly string[] }
    | { readonly kind: 'open'; readonly model: string | undefined }
  )

export interface WrittenHead {
  readonly id: string
  /** Plain. */
  readonly title: string
  readonly points: number
  readonly competencies: readonly string[]
  /** Id of the lesson that answers it, or of a block in one. */
  readonly lesson?: string
  readonly stem: string
  readonly explanation: string | undefined
}

export interface WrittenOption {
  readonly id: string
  readonly right: boolean
  readonly text: string
  readonly feedback: string | undefined
}

/** A step of an order, a statement or a match; the text of a match is plain. */
export interface WrittenItem {
  readonly id: string
  readonly text: string
}

export interface WrittenPair extends WrittenItem {
  readonly match: WrittenItem
}

export interface WrittenNumber {
  readonly id: string
  readonly right: boolean
  readonly value: number
  readonly tolerance: number
  readonly feedback: string | undefined
}

/** Something that was lost in the exchange. */
export interface ExchangeLoss {
  /** Title of the question, or a substitute. */
  readonly question: string
  readonly reason: LossReason
  /** What it is about: an address, a number, a name. */
  readonly value: string
  /** Whether the whole question was left out. */
  readonly leftOut: boolean
}

export const LOSS_REASONS = [
  'broken',
  'picture',
  'source-mark',
  'link',
  'gaps',
  'arrow',
  'points',
  'unit',
  'grade',
  'true-false-words',
  'explanation-beside-model',
  'not-understood',
  'empty-line',
  'equal-matches',
  'ordering',
  'likert',
  'description',
  'category',
  'html',
  'table',
  'tag',
  'weights',
  'no-deduction',
  'several-right',
  'part-credit',
  'wildcard',
  'gap-feedback',
  'answer-sign',
  'no-right-answer',
  'unwritable',
] as const

export type LossReason = (typeof LOSS_REASONS)[number]

/** Reports a loss of one question. */
export type ReportLoss = (reason: LossReason, value?: string, leftOut?: boolean) => void
