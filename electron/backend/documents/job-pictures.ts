import { extname } from 'node:path'
import type { DocumentPicture } from './document-job.ts'
import { picturesIn, type PictureName } from './rich-content.ts'

/** Reads a picture of a course by the address it has in a text; undefined: there is none. */
export type ReadPicture = (src: string) => Promise<Uint8Array | undefined>

export interface JobPictures {
  readonly pictures: readonly DocumentPicture[]
  readonly nameOf: PictureName
}

/** What Typst can draw. */
const DRAWN = ['.svg', '.png', '.jpg', '.jpeg', '.gif', '.webp']

/** The pictures of some texts, each once. */
export async function picturesOf(htmls: readonly string[], readPicture: ReadPicture): Promise<JobPictures> {
  const pictures = new Map<string, DocumentPicture>()
  for (const src of new Set(htmls.flatMap(picturesIn))) {
    const type = extname(src).toLowerCase()
    const bytes = DRAWN.includes(type) ? await readPicture(src) : undefined
    if (bytes !== undefined) pictures.set(src, { name: `${pictures.size}${type}`, bytes })
  }
  return { pictures: [...pictures.values()], nameOf: src => pictures.get(src)?.name }
}
