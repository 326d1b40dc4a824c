import type { OutputOf } from '#common/contract/index.ts'
import type { LearnerFileRefusal } from '#common/contract/study/my-data.ts'
import type { CallFunction } from '#renderer/api/index.ts'
import { toBase64 } from '#renderer/api/to-base64.ts'

export type FoundLearnerFile = Extract<OutputOf<'myData.inspect'>, { kind: 'file' }>

export type UploadedLearnerFile =
  | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }
  | { readonly kind: 'found'; readonly importId: string; readonly found: FoundLearnerFile }

/** Uploads a learner file in parts and says what is in it; nothing is changed yet. */
export async function uploadLearnerFile(file: Blob, call: CallFunction): Promise<UploadedLearnerFile> {
  const begun = await call('myData.begin', { bytes: file.size })
  if (begun.kind === 'refused') return begun
  const { importId, partBytes } = begun
  for (let offset = 0; offset < file.size; offset += partBytes)
    await call('myData.send', { importId, offset, base64: await toBase64(file.slice(offset, offset + partBytes)) })
  const found = await call('myData.inspect', { importId })
  return found.kind === 'refused' ? found : { kind: 'found', importId, found }
}
