import { PICTURE_MAX_BYTES } from '#common/domain/workshops/own-questions/picture.ts'

export type ShrunkPicture =
  { readonly kind: 'picture'; readonly base64: string } | { readonly kind: 'refused'; readonly because: 'format' | 'size' }

/** Longer sides, in pixels, and qualities that are tried one after the other. A projector has about 1600 pixels left of its 1920. */
const TRIES = [
  { side: 1600, quality: 0.85 },
  { side: 1200, quality: 0.75 },
  { side: 900, quality: 0.7 },
] as const
const FORMATS: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']
const CHUNK = 0x8000

/**
 * A picture small enough for the phones of a whole room. A photograph is always drawn anew: what a camera writes beside it, such as the
 * place, does not go out. A drawing stays as it is where it is small.
 */
export async function shrinkPicture(file: File): Promise<ShrunkPicture> {
  if (!FORMATS.includes(file.type)) return { kind: 'refused', because: 'format' }
  if (file.type !== 'image/jpeg' && file.size <= PICTURE_MAX_BYTES && (await canBeShown(file))) return toBase64(file)
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (bitmap === undefined) return { kind: 'refused', because: 'format' }
  try {
    for (const { side, quality } of TRIES) {
      const blob = await draw(bitmap, side, quality)
      if (blob !== null && blob.size <= PICTURE_MAX_BYTES) return await toBase64(blob)
    }
    return { kind: 'refused', because: 'size' }
  } finally {
    bitmap.close()
  }
}

async function canBeShown(file: File): Promise<boolean> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  bitmap?.close()
  return bitmap !== undefined
}

function draw(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(null)
  // JPEG has no transparency: without paper beneath it, it would turn black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
}

async function toBase64(blob: Blob): Promise<ShrunkPicture> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return { kind: 'picture', base64: btoa(binary) }
}
