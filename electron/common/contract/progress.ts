import { z } from 'zod'
import { JOINED_NOTES_MAX_LENGTH, NOTE_MAX_LENGTH } from '#common/domain/notes/note-length.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import { PLACE_WORDS_LENGTH, type ReadingPlace } from '#common/domain/progress/reading-place.ts'
import type { CompetencyScore, Scores } from '#common/domain/progress/scores.ts'
import type { StudyTime } from '#common/domain/progress/study-time.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, noInput } from './shared.ts'

const courseInput = z.object({ courseId: contentIdInput })
const lessonInput = courseInput.extend({ lessonId: contentIdInput })

export type NoteSaved =
  | { readonly kind: 'saved'; readonly savedAt: string }
  /** Nothing was saved: another text than `replaces` was there. */
  | { readonly kind: 'differs'; readonly text: string }

/** How the questions of a competency went, with its name. */
export interface CompetencyView extends CompetencyScore {
  readonly courseId: string
  readonly title: string
  readonly lang: Locale
}

/** What the progress page tells besides the standings. */
export interface ProgressLetter {
  readonly study: StudyTime
  readonly scores: Scores
  /** The strongest first. */
  readonly competencies: readonly CompetencyView[]
  /** Of those that a learner knows well; part of `competencies`. */
  readonly knownWell: readonly CompetencyView[]
  /** What is worth another look; null: nothing. */
  readonly weakest: CompetencyView | null
}

export const progressContract = {
  /** Progress in every course that the learner has started. */
  'progress.overview': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: noInput,
    output: returns<readonly CourseStanding[]>(),
  }),
  'progress.letter': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ lang: localeInput }),
    output: returns<ProgressLetter>(),
  }),
  'progress.course': query({ reach: ['window', 'learner'], owner: 'caller', input: courseInput, output: returns<CourseStanding>() }),
  'progress.openLesson': mutation({ reach: ['window', 'learner'], owner: 'caller', input: lessonInput, output: returns<CourseStanding>() }),
  'progress.finishLesson': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput,
    output: returns<CourseStanding>(),
  }),
  /** The lesson no longer counts as finished. */
  'progress.reopenLesson': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput,
    output: returns<CourseStanding>(),
  }),
  /** Where the learner stopped reading in a lesson; null: not begun. */
  'progress.place': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput,
    output: returns<ReadingPlace | null>(),
  }),
  'progress.keepPlace': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput.extend({
      place: z.object({ paragraph: z.int().nonnegative(), words: z.string().max(PLACE_WORDS_LENGTH) }),
    }),
    output: returns<null>(),
  }),
  /** The learner's notes on the reflections of a course, by reflection id. */
  'progress.notes': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput,
    output: returns<Readonly<Record<string, string>>>(),
  }),
  /** `replaces` is the text the note was begun on, empty for none; without it the text is saved whatever is there. */
  'progress.saveNote': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({
      noteId: contentIdInput,
      text: z.string().max(NOTE_MAX_LENGTH),
      replaces: z.string().max(JOINED_NOTES_MAX_LENGTH).optional(),
    }),
    output: returns<NoteSaved>(),
  }),
}

export const progressEvents = {
  'progress.changed': event<CourseStanding>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
  /** Somebody got further in a course; whoever looks at the class reads it again. */
  'progress.moved': event<null>({ reach: ['window'], owner: 'facilitator', payload: {} }),
}
