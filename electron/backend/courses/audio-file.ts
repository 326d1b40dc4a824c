import { open, type FileHandle } from 'node:fs/promises'
import { AUDIO_HEAD_BYTES, findAudioType, type AudioFile } from '#common/domain/shared/content/audio-file.ts'

/** Size and type of a sound file; undefined: it cannot be read. */
export async function readAudioFile(file: string): Promise<AudioFile | undefined> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    return await inspectAudio(handle)
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}

export async function inspectAudio(handle: FileHandle): Promise<AudioFile> {
  const { bytesRead, buffer } = await handle.read(new Uint8Array(AUDIO_HEAD_BYTES), 0, AUDIO_HEAD_BYTES, 0)
  return { bytes: (await handle.stat()).size, type: findAudioType(buffer.subarray(0, bytesRead)) }
}
