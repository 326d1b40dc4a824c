import { CodedError } from '#common/contract/errors.ts'
import type { Assignment } from '#common/domain/class/assignment.ts'
import { ASSIGNMENTS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { assignmentsKind } from '#backend/storage/kinds/assignments.kind.ts'

/** What facilitators assigned on this computer. */
export interface AssignmentsRepository {
  /** In the order in which they were made. */
  readonly list: () => Promise<readonly Assignment[]>
  /** Adds an assignment under the id the caller chose; if it exists, that one is returned unchanged. */
  readonly add: (assignment: Assignment) => Promise<Assignment>
  /** @throws CodedError `not-found` */
  readonly change: (assignmentId: string, change: (assignment: Assignment) => Assignment) => Promise<Assignment>
  readonly remove: (assignmentId: string) => Promise<void>
}

export function createAssignmentsRepository(store: DocumentStore): AssignmentsRepository {
  const documents = store.documents(assignmentsKind)
  const list = async (): Promise<readonly Assignment[]> => (await documents.read(ASSIGNMENTS_PATH))?.assignments ?? []

  return {
    list,
    add: async assignment => {
      const saved = await documents.change(ASSIGNMENTS_PATH, draft =>
        draft?.assignments.some(({ id }) => id === assignment.id) === true
          ? undefined
          : { assignments: [...(draft?.assignments ?? []), assignment] },
      )
      return saved?.assignments.find(({ id }) => id === assignment.id) ?? assignment
    },
    change: async (assignmentId, make) => {
      const saved = await documents.change(ASSIGNMENTS_PATH, draft => {
        if (draft?.assignments.some(({ id }) => id === assignmentId) !== true) return undefined
        const keep = (one: Assignment): Assignment => ({ ...make(one), id: one.id, createdAt: one.createdAt })
        return { assignments: draft.assignments.map(one => (one.id === assignmentId ? keep(one) : one)) }
      })
      const changed = saved?.assignments.find(({ id }) => id === assignmentId)
      if (changed === undefined) throw new CodedError('not-found', { assignment: assignmentId })
      return changed
    },
    remove: async assignmentId => {
      await documents.change(ASSIGNMENTS_PATH, draft =>
        draft?.assignments.some(({ id }) => id === assignmentId) === true
          ? { assignments: draft.assignments.filter(({ id }) => id !== assignmentId) }
          : undefined,
      )
    },
  }
}
