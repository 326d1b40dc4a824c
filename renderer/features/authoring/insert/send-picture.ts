import type { AddedPicture } from '#common/contract/authoring.ts'
import { PICTURE_PART_BYTES } from '#common/domain/courses/edit/picture-file.ts'
import type { CallFunction } from '#renderer/api/index.ts'
import { toBase64 } from '#renderer/api/to-base64.ts'

/** Sends a picture in parts, one after another, and adds it to the draft. */
export async function sendPicture(file: File, folder: string, call: CallFunction): Promise<AddedPicture> {
  const uploadId = crypto.randomUUID()
  for (let offset = 0; offset < file.size; offset += PICTURE_PART_BYTES) {
    const base64 = await toBase64(file.slice(offset, offset + PICTURE_PART_BYTES))
    await call('authoring.sendPicture', { uploadId, offset, base64 })
  }
  return call('authoring.addPicture', { folder, uploadId, fileName: file.name })
}
