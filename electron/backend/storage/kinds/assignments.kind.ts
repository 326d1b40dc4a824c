import { z } from 'zod'
import type { Assignment } from '#common/domain/class/assignment.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** What was assigned on this computer. */
export interface AssignmentsDocument {
  /** In the order in which they were made. */
  readonly assignments: readonly Assignment[]
}

const assignment = z.object({
  id: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
  lessonIds: z.array(z.string()),
  quiz: z.boolean(),
  learnerIds: z.array(z.string()).optional(),
  due: z.string().optional(),
  message: z.string(),
  createdAt: z.string(),
})

const shape = z.object({ assignments: z.array(assignment) })

export const assignmentsKind: DocumentKind<AssignmentsDocument> = { name: 'assignments', migrations: [], parse: parseAssignments }

function parseAssignments(data: unknown): AssignmentsDocument {
  const { assignments } = shape.parse(data)
  return { assignments: assignments.map(one => ({ ...one, learnerIds: one.learnerIds, due: one.due })) }
}
