/** What a course asks of a learner as it is today. */
export interface Syllabus {
  readonly courseId: string
  /** In course order. */
  readonly lessons: readonly { readonly id: string; readonly minutes: number }[]
  readonly hasQuiz: boolean
  /** Of the whole course: its lessons, and its quiz with what is left. */
  readonly durationMinutes: number
}
