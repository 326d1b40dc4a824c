/** The most that a course may say about its quiz; more is a slip of the hand. */
export const QUIZ_LIMITS = { minutes: 600, tries: 99, waitHours: 720 } as const
