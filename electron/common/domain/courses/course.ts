import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import type { CALLOUT_NAMES } from '#common/domain/shared/markdown/block-names.ts'
import type { CaseFacts } from './case-facts.ts'

/** The content of `course.yaml`. */
export interface CourseManifest {
  readonly id: string
  readonly version: string
  /** The language it is written in first; undefined: not said. */
  readonly original: Locale | undefined
  readonly order: number
  readonly title: LocaleText
  readonly summary: LocaleText
  readonly durationMinutes: number
  readonly competencies: readonly string[]
  readonly prerequisites: readonly string[]
  /** Per cent of the quiz's points. */
  readonly passMark: number
  /** How many questions an attempt draws from the bank; undefined: all. */
  readonly quizQuestions: number | undefined
  /** Minutes that an attempt may take; undefined: any. */
  readonly quizMinutes: number | undefined
  /** How many attempts a learner has; undefined: any number. */
  readonly quizTries: number | undefined
  /** Hours to wait after an attempt; undefined: none. */
  readonly quizWaitHours: number | undefined
  readonly certificate: { readonly score: boolean }
}

export type CalloutTone = Lowercase<(typeof CALLOUT_NAMES)[number]>

/** Blocks of a lesson, in reading order. HTML comes from Markdown and is sanitised again where it is shown. */
export type LessonBlock =
  | { readonly kind: 'prose'; readonly html: string }
  | { readonly kind: 'figure'; readonly src: string; readonly alt: string; readonly caption: string | undefined }
  /** A recording; `html` is its transcript. */
  | { readonly kind: 'audio'; readonly src: string; readonly title: string; readonly html: string }
  | { readonly kind: 'callout'; readonly tone: CalloutTone; readonly title: string; readonly html: string }
  | { readonly kind: 'case'; readonly id: string; readonly title: string; readonly html: string; readonly facts: CaseFacts }
  | { readonly kind: 'town'; readonly id: string; readonly title: string; readonly html: string }
  | { readonly kind: 'activity'; readonly id: string; readonly title: string; readonly html: string }
  | { readonly kind: 'reflection'; readonly id: string; readonly title: string; readonly html: string }
  | { readonly kind: 'check'; readonly question: Question }
  | { readonly kind: 'facilitator'; readonly title: string; readonly html: string }
  | { readonly kind: 'slide'; readonly title: string; readonly html: string }

export interface Lesson {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly objectives: readonly string[]
  readonly blocks: readonly LessonBlock[]
  /** Ids of the sources marked in the lesson, in the order of their first mark. */
  readonly sources: readonly number[]
}

export interface Source {
  readonly id: number
  readonly title: string
  readonly by: string | undefined
  readonly year: string | undefined
  readonly url: string | undefined
  /** A remark for people who check the source, such as that a copy was read. */
  readonly note?: string | undefined
}

export interface GlossaryTerm {
  readonly id: string
  readonly term: string
  readonly html: string
  readonly sources: readonly number[]
  /** The established term in other languages, as the heading gives it. */
  readonly words: LocaleText
}

/** A key document of the field. */
export interface KeyDocument {
  readonly id: string
  /** The name it goes by. */
  readonly title: string
  /** What it says, in words of our own. */
  readonly html: string
  /** Its number in the bibliography. */
  readonly source: number
}

export interface Competency {
  readonly id: string
  readonly title: LocaleText
}
