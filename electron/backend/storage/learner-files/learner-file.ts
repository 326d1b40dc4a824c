import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import type { LearnerFileRefusal } from '#common/contract/study/my-data.ts'
import { LEARNER_FILE_LIMITS } from '#common/domain/learners/learner-file-limits.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { LearnerCopy, LearnerDocument } from '#common/domain/learners/merge/merge-copies.ts'
import { createArchive } from '#backend/storage/backups/archive.ts'
import { describeFile, MANIFEST_FILE, type BackupFile } from '#backend/storage/backups/backup-manifest.ts'
import { readFileList, readManifestBytes, unpackBatches } from '#backend/storage/backups/read-archive.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { findLearnerDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { isRecordId, PROFILE_FILE } from '#backend/storage/documents/document-paths.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { isSound } from './sound-document.ts'

/** All documents of one learner, as a file. */
export interface LearnerFile {
  readonly learner: Learner
  readonly madeAt: string
  readonly copy: LearnerCopy
}

export type OpenedLearnerFile =
  { readonly kind: 'opened'; readonly file: LearnerFile } | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }

const VERSION = 1
const anyVersion = z.object({ format: z.string().regex(/^jmdi-learner-\d{1,6}$/) })
const manifestShape = z.object({
  format: z.literal('jmdi-learner-1'),
  learnerId: z.string().refine(isRecordId),
  madeAt: z.iso.datetime(),
  files: z
    .array(z.object({ path: z.string().max(200), bytes: z.int().nonnegative(), sha256: z.string() }))
    .max(LEARNER_FILE_LIMITS.documents)
    .refine(files => files.reduce((sum, { bytes }) => sum + bytes, 0) <= LEARNER_FILE_LIMITS.unpackedBytes),
})

/** A zip of the documents as they are stored, and a manifest with the checksum of each. */
export function encodeLearnerFile(learnerId: string, copy: LearnerCopy, now: Date): Uint8Array {
  const madeAt = now.toISOString()
  const archive = createArchive(now)
  const pieces: Uint8Array[] = []
  const files: BackupFile[] = []
  for (const [path, { data }] of copy) {
    const kind = findLearnerDocumentKind(path)
    if (kind === undefined) continue
    const content = sealEnvelope(currentSchema(kind), madeAt, data)
    files.push(describeFile(path, content))
    pieces.push(...archive.add(path, content))
  }
  const manifest = { format: `jmdi-learner-${VERSION}`, learnerId, madeAt, files }
  pieces.push(...archive.add(MANIFEST_FILE, new TextEncoder().encode(JSON.stringify(manifest))), ...archive.end())
  return Buffer.concat(pieces)
}

/** Reads and verifies a whole file; documents of older versions are brought up to date. */
export async function openLearnerFile(bytes: Uint8Array): Promise<OpenedLearnerFile> {
  try {
    return { kind: 'opened', file: await readLearnerFile(bytes) }
  } catch (error) {
    return { kind: 'refused', because: error instanceof RefusedFile ? error.because : 'damaged' }
  }
}

class RefusedFile extends Error {
  readonly because: LearnerFileRefusal

  constructor(because: LearnerFileRefusal) {
    super(because)
    this.because = because
  }
}

async function readLearnerFile(bytes: Uint8Array): Promise<LearnerFile> {
  if (!looksLikeZip(bytes)) throw new RefusedFile('other-file')
  const { learnerId, madeAt } = parseManifest(readManifestBytes(bytes))
  const files = readFileList(bytes, manifest => parseManifest(manifest).files, isPlainPath)
  const copy = new Map<string, LearnerDocument>()
  for (const batch of unpackBatches(bytes, files)) {
    for (const { path, content } of batch) copy.set(path, readDocument(learnerId, path, content))
    await yieldToEventLoop()
  }
  const learner = copy.get(PROFILE_FILE)?.data as Learner | undefined
  if (learner === undefined || copy.size !== files.length) throw new RefusedFile('damaged')
  return { learner, madeAt, copy }
}

function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

function parseManifest(bytes: Uint8Array): z.output<typeof manifestShape> {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const known = anyVersion.safeParse(manifest)
  if (!known.success) throw new RefusedFile('other-file')
  if (Number(known.data.format.split('-').at(-1)) > VERSION) throw new RefusedFile('newer')
  return manifestShape.parse(manifest)
}

/** No path of a file is written as it stands: it only says which kind of document it is. */
function isPlainPath(path: string): boolean {
  return /^[\w-]+(\/[\w-]+)*\.json$/.test(path)
}

/** A document in a place that this version does not know comes from a newer one, which has more of a learner. */
function readDocument(learnerId: string, path: string, content: Uint8Array): LearnerDocument {
  const kind = findLearnerDocumentKind(path)
  if (kind === undefined) throw new RefusedFile('newer')
  const opened = openEnvelope(content, currentSchema(kind))
  if (opened.kind !== 'good') throw new RefusedFile(opened.kind === 'newer' ? 'newer' : 'damaged')
  const data = migrate(kind, opened.envelope.schema, opened.envelope.data)
  if (!isSound({ learnerId, path, kind: kind.name, data })) throw new RefusedFile('unsound')
  return { kind: kind.name, data }
}
