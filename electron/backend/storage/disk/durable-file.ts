import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { CodedError } from '#common/contract/errors.ts'
import { migrate, currentSchema, type DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { parentFolder } from './durable-folders.ts'
import { linkOrCopy, PREVIOUS_EXTENSION, replaceDurably } from './durable-write.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { quarantine } from './quarantine.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { isRefusedWrite, unlessMissing } from './storage-error.ts'

/** What reading one of a document's two files, current or previous, gave. */
export type Generation<T> =
  | { readonly kind: 'good'; readonly data: T }
  | { readonly kind: 'missing' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'newer'; readonly schema: number }

/**
 * The lowdb adapter of one document.
 * Reading returns null only when neither generation exists or is good; a damaged one is quarantined with a notice.
 * @throws CodedError `storage-newer` when a newer version of the suite wrote it; the file is left untouched
 */
export function createDurableFile<T>(context: StorageContext, path: string, kind: DocumentKind<T>): Adapter<T> {
  let repairs: (() => Promise<void>)[] = []

  async function read(): Promise<T | null> {
    const loaded = await readGenerations(context, path, kind)
    repairs = await attemptRepairs(loaded.repairs)
    return loaded.data
  }

  async function write(data: T): Promise<void> {
    for (const repair of repairs) await repair()
    repairs = []
    const bytes = sealEnvelope(currentSchema(kind), context.now().toISOString(), data)
    await context.folders.ensure(parentFolder(path))
    await replaceDurably(context.fileSystem, join(context.root, path), bytes)
  }

  return { read, write }
}

/** A document, and the steps that repair its files; each step relies on the ones before it. */
interface LoadedGenerations<T> {
  readonly data: T | null
  readonly repairs: (() => Promise<void>)[]
}

async function readGenerations<T>(context: StorageContext, path: string, kind: DocumentKind<T>): Promise<LoadedGenerations<T>> {
  const current = await readGeneration(context, path, kind)
  if (current.kind === 'good') return { data: current.data, repairs: [] }
  if (current.kind === 'newer') throw newerSchemaError(context, path, current.schema)
  const repairs = current.kind === 'bad' ? [planQuarantine(context, path)] : []
  const previous = await readGeneration(context, path + PREVIOUS_EXTENSION, kind)
  if (previous.kind === 'newer') throw newerSchemaError(context, path, previous.schema)
  if (previous.kind === 'bad') repairs.push(planQuarantine(context, path + PREVIOUS_EXTENSION))
  if (previous.kind !== 'good') return { data: null, repairs }
  context.notices.add({ kind: 'previous-generation', document: path })
  return { data: previous.data, repairs: [...repairs, () => restorePrevious(context, path)] }
}

/** Reads one file without changing anything. */
export async function readGeneration<T>(
  context: Pick<StorageContext, 'fileSystem' | 'root'>,
  path: string,
  kind: DocumentKind<T>,
): Promise<Generation<T>> {
  const bytes = await unlessMissing(() => context.fileSystem.readFile(join(context.root, path)))
  if (bytes === undefined) return { kind: 'missing' }
  const opened = openEnvelope(bytes, currentSchema(kind))
  if (opened.kind !== 'good') return opened
  try {
    return { kind: 'good', data: migrate(kind, opened.envelope.schema, opened.envelope.data) }
  } catch {
    return { kind: 'bad' }
  }
}

/** The next save unlinks the previous generation, so the current file must exist again by then. */
async function restorePrevious(context: StorageContext, path: string): Promise<void> {
  await linkOrCopy(context.fileSystem, join(context.root, path + PREVIOUS_EXTENSION), join(context.root, path))
  await context.fileSystem.syncFolder(join(context.root, parentFolder(path)))
}

function planQuarantine(context: StorageContext, path: string): () => Promise<void> {
  context.notices.add({ kind: 'quarantined', document: path })
  return () => quarantine(context, path)
}

/** A read-only folder can still be read: repairs that failed are left for the next write. */
async function attemptRepairs(repairs: (() => Promise<void>)[]): Promise<(() => Promise<void>)[]> {
  const [first, ...later] = repairs
  if (first === undefined) return []
  try {
    await first()
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
    return repairs
  }
  return attemptRepairs(later)
}

function newerSchemaError(context: StorageContext, path: string, schema: number): CodedError {
  context.notices.add({ kind: 'newer-schema', document: path })
  return new CodedError('storage-newer', { schema })
}
