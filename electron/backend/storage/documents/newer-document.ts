import { PREVIOUS_EXTENSION } from '#backend/storage/disk/durable-write.ts'
import { currentSchema } from './document-kind.ts'
import { findDocumentKind } from './document-kinds.ts'
import { isNewerEnvelope } from './envelope.ts'

/** Whether a newer version of the suite saved a document, which this one cannot open. @param path of the data folder */
export function isNewerDocument(path: string, content: Uint8Array): boolean {
  const kind = findDocumentKind(path.endsWith(PREVIOUS_EXTENSION) ? path.slice(0, -PREVIOUS_EXTENSION.length) : path)
  return kind !== undefined && isNewerEnvelope(content, currentSchema(kind))
}
