import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDocumentMaker, type DocumentMaker } from '#backend/documents/document-maker.ts'

const BUILT = fileURLToPath(new URL('../../dist/electron', import.meta.url))

/** The worker and its assets, as they were built before the specs began. */
export const builtDocuments = { assetsFolder: join(BUILT, 'documents'), workerFile: join(BUILT, 'backend/typst-worker.mjs') }

let shared: DocumentMaker | undefined

/** One maker for all specs of a process: Typst takes seconds of a processor to start. Nobody closes it, and Typst goes by itself when nothing is asked of it. */
export function sharedDocumentMaker(): DocumentMaker {
  shared ??= openDocumentMaker(builtDocuments)
  return shared
}
