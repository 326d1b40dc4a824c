import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { IMAGE_TYPES } from '#common/domain/shared/markdown/resolve-address.ts'

const SAFE_PATH = /^media\/(?:[\p{L}\p{N}_-][\p{L}\p{N}_. -]*\/)*[\p{L}\p{N}_-][\p{L}\p{N}_. -]*$/u

/** Absolute path of a picture of a course. Undefined when it does not exist, is not a picture, or is outside `media/`, also through a link. */
export async function resolveMediaFile(courseFolder: string, path: string): Promise<string | undefined> {
  if (!SAFE_PATH.test(path) || path.includes('..') || !isPicture(path)) return undefined
  try {
    const [media, file] = await Promise.all([realpath(join(courseFolder, 'media')), realpath(join(courseFolder, path))])
    const home = await realpath(courseFolder)
    const isInside = media.startsWith(home + sep) && file.startsWith(media + sep) && isPicture(file)
    return isInside && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

function isPicture(path: string): boolean {
  return IMAGE_TYPES.some(type => extname(path).toLowerCase() === `.${type}`)
}
