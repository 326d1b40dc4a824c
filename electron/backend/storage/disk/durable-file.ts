import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { CodedError } from '#common/contract/errors.ts'
import { migrate, schemaOf, type DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { parentOf, type DurableFolders } from './durable-folders.ts'
import { duplicate, PREVIOUS, replaceDurably } from './durable-write.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import type { FileSystem } from './file-system.ts'
import type { Notices } from '#backend/storage/notices.ts'
import { quarantine } from './quarantine.ts'
import { isRefusedWrite, unlessMissing } from './storage-error.ts'

/** What files of documents are read and written with. */
export interface FileContext {
  readonly fileSystem: FileSystem
  /** The data folder, absolute. */
  readonly root: string
  readonly folders: DurableFolders
  readonly notices: Notices
  readonly now: () => Date
}

/** One of the two files of a document. */
export type Generation<T> =
  | { readonly kind: 'good'; readonly data: T }
  | { readonly kind: 'missing' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'newer'; readonly schema: number }

/**
 * One document's file as lowdb reads and writes it.
 * Reading gives null only when neither generation is there or good; a bad one is put aside with a notice.
 * @throws CodedError `storage-newer` when a newer version wrote it: it is left untouched
 */
export function createDurableFile<T>(context: FileContext, path: string, kind: DocumentKind<T>): Adapter<T> {
  let repairs: (() => Promise<void>)[] = []

  async function read(): Promise<T | null> {
    const found = await readGenerations(context, path, kind)
    repairs = await afterTrying(found.repairs)
    return found.data
  }

  async function write(data: T): Promise<void> {
    for (const repair of repairs) await repair()
    repairs = []
    const bytes = sealEnvelope(schemaOf(kind), context.now().toISOString(), data)
    await context.folders.ensure(parentOf(path))
    await replaceDurably(context.fileSystem, join(context.root, path), bytes)
  }

  return { read, write }
}

/** A document and what puts its files right; each step needs those before it. */
interface Found<T> {
  readonly data: T | null
  readonly repairs: (() => Promise<void>)[]
}

async function readGenerations<T>(context: FileContext, path: string, kind: DocumentKind<T>): Promise<Found<T>> {
  const current = await readGeneration(context, path, kind)
  if (current.kind === 'good') return { data: current.data, repairs: [] }
  if (current.kind === 'newer') throw newer(context, path, current.schema)
  const repairs = current.kind === 'bad' ? [putAside(context, path)] : []
  const previous = await readGeneration(context, path + PREVIOUS, kind)
  if (previous.kind === 'newer') throw newer(context, path, previous.schema)
  if (previous.kind === 'bad') repairs.push(putAside(context, path + PREVIOUS))
  if (previous.kind !== 'good') return { data: null, repairs }
  context.notices.add({ kind: 'previous-generation', document: path })
  return { data: previous.data, repairs: [...repairs, () => promotePrevious(context, path)] }
}

/** Reads one file and changes nothing. */
export async function readGeneration<T>(
  context: Pick<FileContext, 'fileSystem' | 'root'>,
  path: string,
  kind: DocumentKind<T>,
): Promise<Generation<T>> {
  const bytes = await unlessMissing(() => context.fileSystem.readFile(join(context.root, path)))
  if (bytes === undefined) return { kind: 'missing' }
  const opened = openEnvelope(bytes, schemaOf(kind))
  if (opened.kind !== 'good') return opened
  try {
    return { kind: 'good', data: migrate(kind, opened.envelope.schema, opened.envelope.data) }
  } catch {
    return { kind: 'bad' }
  }
}

/** The next save unlinks the previous generation, so by then the current name must be on the disk again. */
async function promotePrevious(context: FileContext, path: string): Promise<void> {
  await duplicate(context.fileSystem, join(context.root, path + PREVIOUS), join(context.root, path))
  await context.fileSystem.syncFolder(join(context.root, parentOf(path)))
}

function putAside(context: FileContext, path: string): () => Promise<void> {
  context.notices.add({ kind: 'quarantined', document: path })
  return () => quarantine(context, path)
}

/** A folder that cannot be written can still be read: what could not be put right is left for the next write. */
async function afterTrying(repairs: (() => Promise<void>)[]): Promise<(() => Promise<void>)[]> {
  const [first, ...later] = repairs
  if (first === undefined) return []
  try {
    await first()
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
    return repairs
  }
  return afterTrying(later)
}

function newer(context: FileContext, path: string, schema: number): CodedError {
  context.notices.add({ kind: 'newer-schema', document: path })
  return new CodedError('storage-newer', { schema })
}
