import { courseStanding } from '#common/domain/progress/course-standing.ts'
import type { CourseStanding, ProgressRecord } from '#common/domain/progress/progress.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'

/** What every record carries: the caller's id, so that a repeat is the same record, and the device. */
export async function recordStamp({ storage, callId }: LearnerContext): Promise<Pick<ProgressRecord, 'id' | 'deviceId'>> {
  return { id: callId, deviceId: (await storage.settings.read()).deviceId }
}

/** Adds a record and tells every window of the learner where the course stands now. */
export async function keepRecord(
  courseId: string,
  record: ProgressRecord,
  { storage, learnerId, publish }: LearnerContext,
): Promise<CourseStanding> {
  await storage.records.append(learnerId, courseId, [record])
  const standing = courseStanding(courseId, await storage.records.list(learnerId, courseId))
  publish('progress.changed', standing, learnerId)
  return standing
}
