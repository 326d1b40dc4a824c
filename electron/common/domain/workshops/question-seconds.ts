/** Seconds that a question may have; 0: no limit. */
export const QUESTION_SECONDS = [0, 10, 20, 30, 60, 90, 120] as const
export type QuestionSeconds = (typeof QUESTION_SECONDS)[number]

export function isQuestionSeconds(seconds: number): seconds is QuestionSeconds {
  return (QUESTION_SECONDS as readonly number[]).includes(seconds)
}
