import { extname } from 'node:path'
import type { DocumentPicture } from './document-job.ts'
import { listPictureSources, type PictureName } from './rich-content.ts'

/** Loads a picture of a course by its URL in a text; undefined when it does not exist. */
export type ReadPicture = (src: string) => Promise<Uint8Array | undefined>

export interface JobPictures {
  readonly pictures: readonly DocumentPicture[]
  readonly pictureName: PictureName
}

/** Image formats that Typst supports. */
const DRAWABLE_TYPES = ['.svg', '.png', '.jpg', '.jpeg', '.gif', '.webp']

/** Loads the pictures of some HTML texts, each once. */
export async function loadPictures(htmls: readonly string[], readPicture: ReadPicture): Promise<JobPictures> {
  const pictures = new Map<string, DocumentPicture>()
  for (const src of new Set(htmls.flatMap(listPictureSources))) {
    const type = extname(src).toLowerCase()
    const bytes = DRAWABLE_TYPES.includes(type) ? await readPicture(src) : undefined
    if (bytes !== undefined) pictures.set(src, { name: `${pictures.size}${type}`, bytes })
  }
  return { pictures: [...pictures.values()], pictureName: src => pictures.get(src)?.name }
}
