import type { CallFunction } from '#renderer/api/index.ts'
import { toBase64 } from '#renderer/api/to-base64.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import type { PackImport } from './pack-import.ts'

export interface PackUpload {
  readonly abort: AbortController
  /** Known once the backend has accepted the upload. */
  importId?: string
}

/** Uploads a pack and inspects it; every state is reported to `update`. */
export async function uploadPack(file: File, upload: PackUpload, call: CallFunction, update: (next: PackImport) => void): Promise<void> {
  const { signal } = upload.abort
  try {
    update({ kind: 'uploading', done: 0, of: file.size })
    const begun = await call('packs.begin', { bytes: file.size })
    if (begun.kind === 'refused') return update(begun)
    const { importId } = begun
    upload.importId = importId
    await uploadParts(file, begun, call, done => update({ kind: 'uploading', done, of: file.size }), signal)
    if (signal.aborted) return
    const inspected = await call('packs.inspect', { importId })
    update(inspected.kind === 'refused' ? inspected : { ...inspected, kind: 'inspected', importId })
  } catch (error) {
    update({ kind: 'failed', code: toErrorCode(error) })
  }
}

/** Uploads a file in parts, one after another. Stops early when `signal` is aborted. */
async function uploadParts(
  file: Blob,
  { importId, partBytes }: { readonly importId: string; readonly partBytes: number },
  call: CallFunction,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let offset = 0; offset < file.size && !signal.aborted; offset += partBytes) {
    const part = file.slice(offset, offset + partBytes)
    const { received } = await call('packs.send', { importId, offset, base64: await toBase64(part) })
    onProgress(received)
  }
}
