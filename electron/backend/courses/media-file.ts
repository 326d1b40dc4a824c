import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import { isSafeName, isSameName } from '#common/domain/shared/content/file-names.ts'
import { IMAGE_TYPES } from '#common/domain/shared/markdown/resolve-address.ts'

/** Absolute path of a picture or sound file of a course. Undefined when it does not exist, is neither, or is outside `media/`, also through a link. */
export async function resolveMediaFile(courseFolder: string, path: string): Promise<string | undefined> {
  if (!path.startsWith('media/') || !path.split('/').every(isSafeName) || !isMedia(path)) return undefined
  try {
    const [media, file] = await Promise.all([realpath(join(courseFolder, 'media')), realpath(await findFile(courseFolder, path))])
    const home = await realpath(courseFolder)
    const isInside = media.startsWith(home + sep) && file.startsWith(media + sep) && isMedia(file)
    return isInside && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** The path on the disk, which may hold accents composed or decomposed. */
async function findFile(courseFolder: string, path: string): Promise<string> {
  let found = courseFolder
  for (const name of path.split('/')) {
    const names = await readdir(found)
    found = join(found, names.includes(name) ? name : (names.find(other => isSameName(other, name)) ?? name))
  }
  return found
}

function isMedia(path: string): boolean {
  return findAudioNameType(path) !== undefined || IMAGE_TYPES.some(type => extname(path).toLowerCase() === `.${type}`)
}
