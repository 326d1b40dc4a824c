import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { AssignmentView, LearnerAssignment, NumberedLesson } from '#common/contract/study/class.ts'
import { countSteps, isAssignedTo, isPastAssignment, judgeAssignment, type Assignment } from '#common/domain/class/assignment.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { findToday, toDate } from '#common/domain/practice/study-day.ts'
import { computeStandingOf } from '#common/domain/class/class-member.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import type { Services } from '#backend/handlers/services.ts'
import type { StoredLearner } from '#backend/storage/repositories/learners.repository.ts'
import { loadClassHistories, type ClassHistories } from './histories.ts'
import { requireCourse } from '#backend/handlers/lookup/find-course.ts'
import { loadStanding } from '#backend/handlers/lookup/standing.ts'
import { readClock } from '#backend/handlers/lookup/study-clock.ts'

type ClassContext = Pick<Services, 'storage' | 'courses' | 'now'>

/** What the course has today of what was assigned. */
interface AssignedCourse {
  readonly syllabus: Syllabus | undefined
  readonly title: { readonly text: string; readonly lang: Locale } | undefined
  readonly lessons: readonly NumberedLesson[]
}

/** All assignments, the newest first, with how far each of their learners is. Reads each course once. */
export async function loadAssignments(lang: Locale, context: ClassContext): Promise<readonly AssignmentView[]> {
  const assignments = await context.storage.assignments.list()
  const courseIds = [...new Set(assignments.map(({ courseId }) => courseId))]
  const courses = new Map<string, AssignedCourse & { readonly histories: ClassHistories }>()
  for (const courseId of courseIds) {
    const course = await loadCourse(courseId, lang, context)
    courses.set(courseId, { ...course, histories: await loadClassHistories(courseId, context) })
  }
  const today = toDate(findToday(readClock(context)))
  return assignments.toReversed().flatMap(assignment => {
    const course = courses.get(assignment.courseId)
    return course === undefined ? [] : [viewAssignment(assignment, course, today)]
  })
}

function viewAssignment(
  assignment: Assignment,
  { syllabus, title, lessons, histories }: AssignedCourse & { readonly histories: ClassHistories },
  today: string,
): AssignmentView {
  const people = histories.learners
    .filter(({ learner }) => isAssignedTo(assignment, learner.id))
    .map(({ learner, history }) => {
      const standing = syllabus && computeStandingOf(history, syllabus)
      const state = judgeAssignment(assignment, syllabus, standing, today)
      return { learnerId: learner.id, name: learner.name, kind: state.kind, ...countSteps(state), isOverdue: state.isOverdue }
    })
  const asked = lessons.filter(({ id }) => assignment.lessonIds.includes(id))
  return {
    assignment,
    courseTitle: title,
    lessons: asked,
    lessonsGone: assignment.lessonIds.length - asked.length,
    quizGone: assignment.quiz && syllabus?.hasQuiz !== true,
    people: people.toSorted((left, right) => left.name.localeCompare(right.name)),
    peopleGone: assignment.learnerIds === undefined ? 0 : assignment.learnerIds.length - people.length,
  }
}

async function loadCourse(courseId: string, lang: Locale, { courses }: Pick<Services, 'courses'>): Promise<AssignedCourse> {
  const [manifest, syllabus] = await Promise.all([courses.manifest(courseId), courses.syllabus(courseId)])
  if (manifest === undefined || syllabus === undefined) return { syllabus: undefined, title: undefined, lessons: [] }
  const { lessons } = await courses.lessons(courseId, lang)
  const numbers = new Map(syllabus.lessons.map(({ id }, index) => [id, index + 1]))
  return {
    syllabus,
    title: textIn(manifest.title, lang),
    lessons: lessons.flatMap(({ id, title, lang: written }) => {
      const number = numbers.get(id)
      return number === undefined ? [] : [{ id, title, lang: written, number }]
    }),
  }
}

/** What is assigned to the learner: what is open first, by its last day; then what is done. */
export async function loadLearnerAssignments(lang: Locale, context: LearnerContext): Promise<readonly LearnerAssignment[]> {
  const mine = (await context.storage.assignments.list()).filter(assignment => isAssignedTo(assignment, context.learnerId))
  const today = toDate(findToday(readClock(context)))
  const seen = await Promise.all(
    mine.map(async (assignment): Promise<LearnerAssignment> => {
      const [{ syllabus, title, lessons }, standing] = await Promise.all([
        loadCourse(assignment.courseId, lang, context),
        loadStanding(assignment.courseId, context),
      ])
      const state = judgeAssignment(assignment, syllabus, standing, today)
      const { id, courseId, due, message } = assignment
      return {
        id,
        courseId,
        due,
        message,
        kind: state.kind,
        isOverdue: state.isOverdue,
        courseTitle: title ?? { text: assignment.courseTitle, lang },
        lessons: lessons.flatMap(lesson => {
          const asked = state.lessons.find(one => one.id === lesson.id)
          return asked === undefined ? [] : [{ ...lesson, isDone: asked.isDone }]
        }),
        quizPassed: state.quizPassed,
        isPast: isPastAssignment(assignment, state, today),
      }
    }),
  )
  const rank = ({ kind, due }: LearnerAssignment): string => `${kind === 'open' ? '0' : '1'}${due ?? '9999-99-99'}`
  return seen.toSorted((left, right) => (rank(left) < rank(right) ? -1 : 1))
}

type AssignmentInput = ParsedInputOf<'class.assign'>

/**
 * @throws CodedError `bad-input` when nothing is asked for, or something that the course does not have and did not have before, or of
 * somebody who is not here and was not asked before
 */
export async function readAssignment(
  { courseId, lessonIds, quiz, learnerIds, due, message, lang }: AssignmentInput,
  before: Assignment | undefined,
  context: ClassContext,
): Promise<Omit<Assignment, 'id' | 'createdAt'>> {
  const people = new Set([...(await context.storage.learners.list()).map(idOf), ...(before?.learnerIds ?? [])])
  if (learnerIds?.every(id => people.has(id)) === false) throw new CodedError('bad-input', { field: 'learnerIds' })
  if (before?.courseId === courseId && (await context.courses.manifest(courseId)) === undefined) {
    const { lessonIds: sameLessons, quiz: sameQuiz, courseTitle } = before
    return { courseId, courseTitle, lessonIds: sameLessons, quiz: sameQuiz, learnerIds, due, message }
  }
  const { title } = await requireCourse(courseId, context)
  const syllabus = await context.courses.syllabus(courseId)
  const known = new Set(syllabus?.lessons.map(({ id }) => id))
  const kept = new Set(before?.courseId === courseId ? before.lessonIds : [])
  const wanted = [...new Set(lessonIds)]
  if (!wanted.every(id => known.has(id) || kept.has(id))) throw new CodedError('bad-input', { field: 'lessonIds' })
  if (quiz && syllabus?.hasQuiz !== true && before?.quiz !== true) throw new CodedError('bad-input', { field: 'quiz' })
  if (wanted.length === 0 && !quiz) throw new CodedError('bad-input', { field: 'lessonIds' })
  return {
    courseId,
    courseTitle: textIn(title, lang).text,
    lessonIds: wanted,
    quiz,
    learnerIds: learnerIds && [...new Set(learnerIds)],
    due,
    message,
  }
}

function idOf(stored: StoredLearner): string {
  return stored.kind === 'known' ? stored.learner.id : stored.id
}
