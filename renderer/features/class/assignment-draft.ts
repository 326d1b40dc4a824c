import type { Assignment } from '#common/domain/class/assignment.ts'

/** An assignment as it is being written. */
export interface AssignmentDraft {
  courseId: string
  lessonIds: string[]
  quiz: boolean
  isForEveryone: boolean
  learnerIds: string[]
  /** `yyyy-mm-dd`; empty: none. */
  due: string
  message: string
}

export function draftOf(assignment: Assignment | undefined, courseId: string): AssignmentDraft {
  if (assignment === undefined) return { courseId, lessonIds: [], quiz: false, isForEveryone: true, learnerIds: [], due: '', message: '' }
  const { lessonIds, quiz, learnerIds, due = '', message } = assignment
  return {
    courseId: assignment.courseId,
    lessonIds: [...lessonIds],
    quiz,
    isForEveryone: learnerIds === undefined,
    learnerIds: [...(learnerIds ?? [])],
    due,
    message,
  }
}

/** What is saved of it. */
export function fromDraft({ isForEveryone, learnerIds, due, ...rest }: AssignmentDraft) {
  return { ...rest, learnerIds: isForEveryone ? undefined : learnerIds, due: due === '' ? undefined : due }
}
