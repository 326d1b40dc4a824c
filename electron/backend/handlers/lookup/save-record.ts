import pLimit, { type LimitFunction } from 'p-limit'
import type { CourseStanding, ProgressRecord } from '#common/domain/progress/progress.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { loadStanding } from './standing.ts'

/** The id and device of a new record. Its id is that of the call, so that a repeated call makes the same record. */
export async function createRecordStamp({ storage, callId }: LearnerContext): Promise<Pick<ProgressRecord, 'id' | 'deviceId'>> {
  return { id: callId, deviceId: (await storage.settings.read()).deviceId }
}

/** Appends a record and publishes the new standing of the course. */
export async function saveRecord(courseId: string, record: ProgressRecord, context: LearnerContext): Promise<CourseStanding> {
  await context.storage.records.append(context.learnerId, courseId, [record])
  return publishStanding(courseId, context)
}

/** One after another: a standing that was computed before another is told before it. By storage. */
const queues = new WeakMap<object, LimitFunction>()

/** Tells every window of the learner the standing of a course, and facilitators that there is something new. */
export function publishStanding(courseId: string, context: LearnerContext): Promise<CourseStanding> {
  const queue = queues.get(context.storage) ?? pLimit(1)
  queues.set(context.storage, queue)
  return queue(async () => {
    const standing = await loadStanding(courseId, context)
    context.publish('progress.changed', standing, context.learnerId)
    context.publish('progress.moved', null)
    return standing
  })
}

/** The same without waiting for it: what was saved is saved, whatever becomes of the standing. */
export function publishStandingSoon(courseId: string, context: LearnerContext): void {
  publishStanding(courseId, context).catch((error: unknown) => context.storage.log.error(error))
}
