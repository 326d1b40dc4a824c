import { SESSIONS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { sessionsKind, type StoredSession } from '#backend/storage/kinds/sessions.kind.ts'

/** Browser sessions, which survive restarts. They belong to this machine, so backups leave them out. */
export interface SessionsRepository {
  readonly list: () => Promise<readonly StoredSession[]>
  readonly add: (session: StoredSession) => Promise<void>
}

/** Beyond this the oldest browser has to sign in again. */
const MAX_SESSIONS = 100

export function createSessionsRepository(store: DocumentStore): SessionsRepository {
  const documents = store.documents(sessionsKind)

  async function add(session: StoredSession): Promise<void> {
    await documents.change(SESSIONS_PATH, draft => ({ sessions: [...(draft?.sessions ?? []), session].slice(-MAX_SESSIONS) }))
  }

  return { list: async () => (await documents.read(SESSIONS_PATH))?.sessions ?? [], add }
}
