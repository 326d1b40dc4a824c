import { z } from 'zod'
import { ASSIGNMENT_MESSAGE_MAX_LENGTH, type Assignment, type AssignmentState } from '#common/domain/class/assignment.ts'
import type { ClassMember, ClassSummary } from '#common/domain/class/class-member.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { DocumentFile } from '../document-file.ts'
import { event, mutation, query, returns } from '../procedure.ts'
import type { LessonLink } from '../quizzes.ts'
import { contentIdInput, localeInput, recordIdInput } from '../shared.ts'

/** The learners of this computer in one course, by name. */
export interface ClassOverview {
  readonly courseId: string
  /** In course order. */
  readonly lessons: readonly LessonLink[]
  readonly hasQuiz: boolean
  readonly members: readonly ClassMember[]
  readonly summary: ClassSummary
  /** Learners whose data cannot be read or comes from a newer version of the suite. */
  readonly unreadable: number
}

/** A question of a course that is hard for the class, without anybody's name. */
export interface HardQuestionView {
  /** Of a knowledge check, the lesson it is in; undefined: it is a question of the quiz. */
  readonly lessonId: string | undefined
  readonly questionId: string
  readonly title: string
  /** In words, without formatting. */
  readonly stem: string
  readonly lang: Locale
  readonly people: number
  /** Share of them who answered it right at first try, 0 to 1. */
  readonly right: number
  /** What most of the others answered, in words; undefined: too few answered the same. */
  readonly commonWrong: string | undefined
}

export interface HardQuestionsView {
  /** The hardest first, at most ten. */
  readonly questions: readonly HardQuestionView[]
  /** Questions that too few people answered to be shown. */
  readonly withheld: number
  /** People who answered any question of the course. */
  readonly people: number
}

/** An assignment as the facilitator sees it. */
export interface AssignmentView {
  readonly assignment: Assignment
  /** In the reader's language; undefined: the course is gone. */
  readonly courseTitle: { readonly text: string; readonly lang: Locale } | undefined
  readonly lessons: readonly NumberedLesson[]
  /** Assigned lessons that are gone from the course. */
  readonly lessonsGone: number
  /** Whether it asks for a quiz that the course no longer has. */
  readonly quizGone: boolean
  /** Whom it is for, as far as they are here, and how far each is; by name. */
  readonly people: readonly {
    readonly learnerId: string
    readonly name: string
    readonly kind: AssignmentState['kind']
    /** Lessons completed, and the quiz passed, of those asked for. */
    readonly done: number
    readonly asked: number
    readonly isOverdue: boolean
  }[]
  /** Chosen learners who are no longer here. */
  readonly peopleGone: number
}

export interface NumberedLesson extends LessonLink {
  /** Its place in the course, from 1. */
  readonly number: number
}

/** An assignment as its learner sees it. */
export interface LearnerAssignment extends Pick<Assignment, 'id' | 'courseId' | 'due' | 'message'> {
  readonly kind: AssignmentState['kind']
  readonly isOverdue: boolean
  readonly courseTitle: { readonly text: string; readonly lang: Locale }
  readonly lessons: readonly (NumberedLesson & { readonly isDone: boolean })[]
  /** Undefined: it is not assigned. */
  readonly quizPassed: boolean | undefined
  /** Done or gone, and long enough ago to need no place in the library. */
  readonly isPast: boolean
}

const dateInput = z.iso.date()
const assignmentInput = z.object({
  courseId: contentIdInput,
  lessonIds: z.array(contentIdInput).max(200),
  quiz: z.boolean(),
  /** Undefined: everyone. */
  learnerIds: z.array(recordIdInput).min(1).max(5000).optional(),
  due: dateInput.optional(),
  message: z.string().trim().max(ASSIGNMENT_MESSAGE_MAX_LENGTH),
  lang: localeInput,
})
const courseInput = z.object({ courseId: contentIdInput, lang: localeInput })
const oneAssignmentInput = z.object({ assignmentId: recordIdInput })

export const classContract = {
  /** `not-found` when the course is gone. */
  'class.overview': query({ reach: ['window'], owner: 'facilitator', input: courseInput, output: returns<ClassOverview>() }),
  'class.hardQuestions': query({ reach: ['window'], owner: 'facilitator', input: courseInput, output: returns<HardQuestionsView>() }),
  /** The table of a course as CSV, one line a learner. */
  'class.file': query({ reach: ['window'], owner: 'facilitator', input: courseInput, output: returns<DocumentFile>() }),
  /** Of all courses, the newest first. */
  'class.assignments': query({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ lang: localeInput }),
    output: returns<readonly AssignmentView[]>(),
  }),
  /** `bad-input` when it asks for nothing, or for a lesson or a quiz that the course does not have. */
  'class.assign': mutation({ reach: ['window'], owner: 'facilitator', input: assignmentInput, output: returns<Assignment>() }),
  /** `not-found` when it was removed meanwhile. Lessons that it asked for before and that are gone may stay. */
  'class.changeAssignment': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: assignmentInput.extend(oneAssignmentInput.shape),
    output: returns<Assignment>(),
  }),
  /** Learners keep what they did. */
  'class.removeAssignment': mutation({ reach: ['window'], owner: 'facilitator', input: oneAssignmentInput, output: returns<null>() }),
  /** What is assigned to the learner: what is open first, by its last day. */
  'class.mine': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ lang: localeInput }),
    output: returns<readonly LearnerAssignment[]>(),
  }),
}

export const classEvents = {
  /** Something was assigned, changed or removed. */
  'class.assigned': event<null>({ reach: ['window', 'learner'], owner: 'none', payload: {} }),
}
