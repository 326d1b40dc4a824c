import type { PackFault, PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import { useWords } from './use-words.ts'

/** Between isolates: a name out of a stranger's file cannot turn the sentence around it. */
const isolated = (path: string): string => `\u2068${path}\u2069`

/** Why a pack was refused, in the words of the page. */
export function usePackRefusalMessage(): (refusal: PackRefusal) => string {
  const { t, number } = useWords()
  const words: Readonly<Record<PackFault, (path: string, limit: string) => string>> = {
    'not-a-pack': () => t('packs.refusals.notAPack'),
    damaged: () => t('packs.refusals.damaged'),
    'too-large': (_, limit) => t('packs.refusals.tooLarge', { limit }),
    'too-many-files': (_, limit) => t('packs.refusals.tooManyFiles', { limit }),
    'file-too-large': (path, limit) => t('packs.refusals.fileTooLarge', { path, limit }),
    'unpacks-too-large': (_, limit) => t('packs.refusals.unpacksTooLarge', { limit }),
    bomb: path => t('packs.refusals.bomb', { path }),
    'path-unsafe': path => t('packs.refusals.pathUnsafe', { path }),
    'path-unknown': path => t('packs.refusals.pathUnknown', { path }),
    'name-twice': path => t('packs.refusals.nameTwice', { path }),
    link: path => t('packs.refusals.link', { path }),
    encrypted: path => t('packs.refusals.encrypted', { path }),
    method: path => t('packs.refusals.method', { path }),
    overlap: path => t('packs.refusals.overlap', { path }),
    'size-differs': path => t('packs.refusals.sizeDiffers', { path }),
    checksum: path => t('packs.refusals.checksum', { path }),
    repacked: () => t('packs.refusals.repacked'),
    'manifest-broken': () => t('packs.refusals.manifestBroken'),
    'newer-format': () => t('packs.refusals.newerFormat'),
    'extra-file': path => t('packs.refusals.extraFile', { path }),
    'missing-file': path => t('packs.refusals.missingFile', { path }),
    'archive-inside': path => t('packs.refusals.archiveInside', { path }),
    'course-differs': () => t('packs.refusals.courseDiffers'),
  }
  return ({ because, path = '', limit = 0 }) => words[because](isolated(path), number(limit))
}
