import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The last entry of a backup: lists its contents, so that a truncated or altered backup is detected. */
export const MANIFEST_FILE = 'manifest.json'

const shape = z.object({
  format: z.literal('jmdi-backup-1'),
  madeAt: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
})

export type BackupManifest = z.output<typeof shape>
export type BackupFile = BackupManifest['files'][number]

export function describeFile(path: string, content: Uint8Array): BackupFile {
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

export function encodeManifest(madeAt: Date, files: readonly BackupFile[]): Uint8Array {
  const manifest: BackupManifest = { format: 'jmdi-backup-1', madeAt: madeAt.toISOString(), files: [...files] }
  return new TextEncoder().encode(JSON.stringify(manifest))
}

/** @throws when the bytes are not a manifest */
export function parseManifest(bytes: Uint8Array): BackupManifest {
  return shape.parse(JSON.parse(new TextDecoder().decode(bytes)))
}
