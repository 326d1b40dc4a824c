import { PICTURE_MAX_BYTES } from '#common/domain/workshops/own-questions/picture.ts'

export type ShrunkPicture =
  { readonly kind: 'picture'; readonly base64: string } | { readonly kind: 'refused'; readonly because: 'format' | 'size' }

/** Longer sides, in pixels, and qualities that are tried one after the other until a picture is small enough. */
type Tries = readonly { readonly side: number; readonly quality: number }[]

/** A projector has about 1600 pixels left of its 1920 beside a question. */
const QUESTION_TRIES: Tries = [
  { side: 1600, quality: 0.85 },
  { side: 1200, quality: 0.75 },
  { side: 900, quality: 0.7 },
]
export const SLIDE_TRIES: Tries = [
  { side: 1920, quality: 0.85 },
  { side: 1920, quality: 0.65 },
  { side: 1440, quality: 0.6 },
]
const FORMATS: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']
const CHUNK = 0x8000

/**
 * A picture small enough for the phones of a whole room. A photograph is always drawn anew: what a camera writes beside it, such as the
 * place, does not go out. A drawing stays as it is where it is small.
 */
export async function shrinkPicture(file: File, tries: Tries = QUESTION_TRIES): Promise<ShrunkPicture> {
  if (!FORMATS.includes(file.type)) return { kind: 'refused', because: 'format' }
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (bitmap === undefined) return { kind: 'refused', because: 'format' }
  try {
    return file.type !== 'image/jpeg' && file.size <= PICTURE_MAX_BYTES
      ? { kind: 'picture', base64: await toBase64(file) }
      : await drawSmall(bitmap, tries)
  } finally {
    bitmap.close()
  }
}

/** Draws a picture as small as it has to be. */
export async function drawSmall(source: ImageBitmap | HTMLCanvasElement, tries: Tries): Promise<ShrunkPicture> {
  for (const { side, quality } of tries) {
    const blob = await draw(source, side, quality)
    if (blob !== null && blob.size <= PICTURE_MAX_BYTES) return { kind: 'picture', base64: await toBase64(blob) }
  }
  return { kind: 'refused', because: 'size' }
}

function draw(source: ImageBitmap | HTMLCanvasElement, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(source.width, source.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(source.width * scale))
  canvas.height = Math.max(1, Math.round(source.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(null)
  // JPEG has no transparency: without paper beneath it, it would turn black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}
