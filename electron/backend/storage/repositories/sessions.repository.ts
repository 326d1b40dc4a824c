import { SESSIONS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { sessionsKind, type StoredSession } from '#backend/storage/kinds/sessions.kind.ts'

/** The browsers that were let in, good across restarts. They belong to the machine: no backup holds them. */
export interface SessionsRepository {
  readonly list: () => Promise<readonly StoredSession[]>
  readonly add: (session: StoredSession) => Promise<void>
}

/** The oldest browser has to sign in again when more than this many were let in. */
const SESSIONS_KEPT = 100

export function createSessionsRepository(store: DocumentStore): SessionsRepository {
  const documents = store.documents(sessionsKind)

  async function add(session: StoredSession): Promise<void> {
    await documents.change(SESSIONS_PATH, draft => ({ sessions: [...(draft?.sessions ?? []), session].slice(-SESSIONS_KEPT) }))
  }

  return { list: async () => (await documents.read(SESSIONS_PATH))?.sessions ?? [], add }
}
