import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import type { CourseStanding, ProgressRecord } from '#common/domain/progress/progress.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'

/** The id and device of a new record. Its id is that of the call, so that a repeated call makes the same record. */
export async function createRecordStamp({ storage, callId }: LearnerContext): Promise<Pick<ProgressRecord, 'id' | 'deviceId'>> {
  return { id: callId, deviceId: (await storage.settings.read()).deviceId }
}

/** Appends a record and publishes the new standing of the course to every window of the learner. */
export async function saveRecord(
  courseId: string,
  record: ProgressRecord,
  { storage, learnerId, publish }: LearnerContext,
): Promise<CourseStanding> {
  await storage.records.append(learnerId, courseId, [record])
  const standing = computeCourseStanding(courseId, await storage.records.list(learnerId, courseId))
  publish('progress.changed', standing, learnerId)
  return standing
}
