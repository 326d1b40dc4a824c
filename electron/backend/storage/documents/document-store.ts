import type { DocumentKind } from './document-kind.ts'
import { createDocuments, type Documents } from './documents.ts'
import type { FileContext } from '#backend/storage/disk/durable-file.ts'
import { createGate } from './rw-lock.ts'

/** The documents of a data folder, by kind. */
export interface DocumentStore {
  readonly context: FileContext
  /** @param limit how many documents of the kind are kept in memory */
  readonly documents: <T>(kind: DocumentKind<T>, limit?: number) => Documents<T>
  /** Runs while nothing else reads or writes, after every change that was begun; memory is forgotten afterwards. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  /** Refuses every document with an error, because the folder is neither one thing nor another; undefined: gives them free. */
  readonly shut: (because: Error | undefined) => void
}

/** Documents kept in memory when a kind does not say: 200 of 20 KB are 4 MB. */
const DOCUMENTS_KEPT = 200

export function createDocumentStore(context: FileContext): DocumentStore {
  const gate = createGate()
  const forgetters: (() => void)[] = []

  function documents<T>(kind: DocumentKind<T>, limit: number = DOCUMENTS_KEPT): Documents<T> {
    const made = createDocuments(context, { kind, limit, pass: gate.pass })
    forgetters.push(made.forget)
    return made
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    return gate.alone(() =>
      work().finally(() => {
        for (const forget of forgetters) forget()
        context.folders.forget()
      }),
    )
  }

  return { context, documents, alone, shut: gate.shut }
}
