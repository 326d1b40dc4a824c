import { z } from 'zod'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { mutation, query, returns } from '../procedure.ts'
import { responseInput, type CheckedAnswer, type LessonLink } from '../quizzes.ts'
import { localeInput } from '../shared.ts'

/** Where practice stands today. Days are study days, which begin at four in the morning; a date is `yyyy-mm-dd`. */
export interface PracticeSummary {
  /** Cards that are still to be practised today. */
  readonly questions: number
  /** What they take, by the learner's own pace. */
  readonly minutes: number
  /** Cards that were practised today. */
  readonly practised: number
  /** Cards that are due too and wait for another day. */
  readonly waiting: number
  /** Cards whose question is gone from the courses that are here. */
  readonly asleep: number
  /** How many cards come on the next days that have any, the earliest first; at most three days. */
  readonly upcoming: readonly { readonly date: string; readonly questions: number }[]
  /** Cards that come after those days. */
  readonly later: number
}

/** A question to practise, without its answer key. */
export interface PracticeCard {
  readonly cardId: string
  readonly question: QuestionView
  readonly lang: Locale
  readonly courseId: string
}

export interface PracticeToday {
  readonly summary: PracticeSummary
  /** In the order in which they are asked. */
  readonly cards: readonly PracticeCard[]
}

export type PracticeOutcome =
  | {
      readonly kind: 'checked'
      readonly answer: CheckedAnswer
      /** The lesson that teaches it; undefined where none is known. */
      readonly lesson: LessonLink | undefined
      /** The first day on which it comes again. */
      readonly date: string
    }
  /** Nothing was saved: the question has changed since it was shown, is gone, or was practised in another window. */
  | { readonly kind: 'changed' }

const langInput = z.object({ lang: localeInput })
const cardIdInput = z
  .string()
  .regex(/^[a-z0-9-]+(:[a-z0-9-]+){1,4}$/)
  .max(400)

export const practiceContract = {
  'practice.summary': query({ reach: ['window', 'learner'], owner: 'caller', input: langInput, output: returns<PracticeSummary>() }),
  'practice.today': query({ reach: ['window', 'learner'], owner: 'caller', input: langInput, output: returns<PracticeToday>() }),
  /** On disk when this returns. A card is answered once a day. `seconds`: from seeing the card to answering it. */
  'practice.answer': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({
      cardId: cardIdInput,
      contentHash: z.string().max(64),
      response: responseInput,
      sure: z.boolean(),
      seconds: z.number().nonnegative(),
      lang: localeInput,
    }),
    output: returns<PracticeOutcome>(),
  }),
}
