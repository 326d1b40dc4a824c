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

/** Tells every window of the learner the standing of a course. */
export async function publishStanding(courseId: string, context: LearnerContext): Promise<CourseStanding> {
  const standing = await loadStanding(courseId, context)
  context.publish('progress.changed', standing, context.learnerId)
  return standing
}
