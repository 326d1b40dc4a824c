import { createHash } from 'node:crypto'
import { z } from 'zod'
import { CodedError } from '#common/contract/errors.ts'
import type { RecordsSummary } from './backup-summary.ts'

/** The last entry of a backup: lists its contents, so that a truncated or altered backup is detected. */
export const MANIFEST_FILE = 'manifest.json'

const VERSION = 1
const anyVersion = z.object({ format: z.string().regex(/^jmdi-backup-\d{1,6}$/) })

const shape = z.object({
  format: z.literal('jmdi-backup-1'),
  madeAt: z.string(),
  summary: z.object({ learners: z.int().nonnegative(), newestAnswer: z.string().optional() }).optional(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
})

export type BackupManifest = z.output<typeof shape>
export type BackupFile = BackupManifest['files'][number]

export function describeFile(path: string, content: Uint8Array): BackupFile {
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

export function encodeManifest(madeAt: Date, summary: RecordsSummary, files: readonly BackupFile[]): Uint8Array {
  const manifest: BackupManifest = { format: 'jmdi-backup-1', madeAt: madeAt.toISOString(), summary, files: [...files] }
  return new TextEncoder().encode(JSON.stringify(manifest))
}

/** @throws CodedError `storage-newer` for one of a newer version of the suite; another error when the bytes are not a manifest */
export function parseManifest(bytes: Uint8Array): BackupManifest {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const { format } = anyVersion.parse(manifest)
  if (Number(format.split('-').at(-1)) > VERSION) throw newerBackupError()
  return shape.parse(manifest)
}

export function newerBackupError(): CodedError {
  return new CodedError('storage-newer', { because: 'backup-newer' })
}
