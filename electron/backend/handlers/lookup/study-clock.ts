import type { StudyClock } from '#common/domain/practice/study-day.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'

export function readClock({ now }: Pick<LearnerContext, 'now'>): StudyClock {
  const time = now()
  return { now: time.getTime(), offsetMinutes: -time.getTimezoneOffset() }
}
