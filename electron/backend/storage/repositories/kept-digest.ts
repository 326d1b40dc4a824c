import { join } from 'node:path'
import type { Digest } from '#common/domain/progress/digest.ts'
import { parentFolder, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import { withNewFile } from '#backend/storage/disk/durable-write.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/** What the records of some months come to, and which files they were. */
export interface KeptDigest {
  /** Of each month's file, by month: length and time of the last write. */
  readonly stamps: Readonly<Record<string, string>>
  readonly digest: Digest
}

/** Goes up with whatever changes what is written here. */
const FORMAT = 1

/** As JSON: maps and sets as lists. */
type StoredDigest = Pick<Digest, 'last'> & Readonly<Record<Exclude<keyof Digest, 'last'>, readonly unknown[]>>

interface StoredFile {
  /** Of the program, whose rules made the digest: what another one has made is not read. */
  readonly version: string
  readonly stamps: KeptDigest['stamps']
  readonly digest: StoredDigest
}

/** Undefined: there is none, or it is damaged or of another version. */
export async function readKeptDigest({ fileSystem, root }: StorageContext, path: string, version: string): Promise<KeptDigest | undefined> {
  const bytes = await fileSystem.readFile(join(root, path)).catch(() => undefined)
  const opened = bytes && openEnvelope(bytes, FORMAT)
  if (opened?.kind !== 'good' || opened.envelope.schema !== FORMAT) return undefined
  const { data } = opened.envelope
  try {
    const { stamps, digest, ...stored } = data as StoredFile
    return stored.version === version ? { stamps: { ...stamps }, digest: fromStored(digest) } : undefined
  } catch {
    // Of another shape: it is made anew.
    return undefined
  }
}

/** Not synced: one that a power cut has damaged is made anew. */
export async function writeKeptDigest(
  context: StorageContext,
  path: string,
  version: string,
  { stamps, digest }: KeptDigest,
): Promise<void> {
  const { fileSystem, root, folders, now } = context
  const stored: StoredFile = { version, stamps, digest: toStored(digest) }
  await folders.ensure(parentFolder(path))
  const temporary = join(root, path) + TEMPORARY_EXTENSION
  await withNewFile(fileSystem, temporary, file => file.write(sealEnvelope(FORMAT, now().toISOString(), stored)))
  await fileSystem.rename(temporary, join(root, path))
}

function toStored({ last, lessons, questions, attempts, certificates, minutes }: Digest): StoredDigest {
  return {
    last,
    lessons: [...lessons],
    questions: [...questions],
    attempts: [...attempts],
    certificates: [...certificates],
    minutes: [...minutes],
  }
}

function fromStored({ last, lessons, questions, attempts, certificates, minutes }: StoredDigest): Digest {
  return {
    last,
    lessons: new Map(lessons as [string, never][]),
    questions: new Map(questions as [string, never][]),
    attempts: new Map(attempts as [string, never][]),
    certificates: new Map(certificates as [string, never][]),
    minutes: new Set(minutes as number[]),
  }
}
