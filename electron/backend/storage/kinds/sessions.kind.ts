import { z } from 'zod'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** A signed-in browser; only hashes are stored. */
export interface StoredSession {
  readonly cookieHash: string
  readonly tokenHash: string
  readonly createdAt: string
}

export interface SessionsDocument {
  readonly sessions: readonly StoredSession[]
}

const shape: z.ZodType<SessionsDocument> = z.object({
  sessions: z.array(z.object({ cookieHash: z.string(), tokenHash: z.string(), createdAt: z.string() })),
})

export const sessionsKind: DocumentKind<SessionsDocument> = { name: 'sessions', migrations: [], parse: data => shape.parse(data) }
