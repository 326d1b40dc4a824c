import type { PackFault, PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import { useWords } from './use-words.ts'

/** Between isolates: a name out of a stranger's file cannot turn the sentence around it. */
const isolated = (path: string): string => `\u2068${path}\u2069`

/** Why a pack was refused, in the words of the page. */
export function usePackRefusalMessage(): (refusal: PackRefusal) => string {
  const { t, number } = useWords()
  const words: Readonly<Record<PackFault, (path: string, limit: string) => string>> = {
    'not-a-pack': () => t('packs.faults.notAPack'),
    damaged: () => t('packs.faults.damaged'),
    'too-large': (_, limit) => t('packs.faults.tooLarge', { limit }),
    'too-many-files': (_, limit) => t('packs.faults.tooManyFiles', { limit }),
    'file-too-large': (path, limit) => t('packs.faults.fileTooLarge', { path, limit }),
    'unpacks-too-large': (_, limit) => t('packs.faults.unpacksTooLarge', { limit }),
    bomb: path => t('packs.faults.bomb', { path }),
    'path-unsafe': path => t('packs.faults.pathUnsafe', { path }),
    'path-unknown': path => t('packs.faults.pathUnknown', { path }),
    'name-twice': path => t('packs.faults.nameTwice', { path }),
    link: path => t('packs.faults.link', { path }),
    encrypted: path => t('packs.faults.encrypted', { path }),
    method: path => t('packs.faults.method', { path }),
    overlap: path => t('packs.faults.overlap', { path }),
    'size-differs': path => t('packs.faults.sizeDiffers', { path }),
    checksum: path => t('packs.faults.checksum', { path }),
    'manifest-broken': () => t('packs.faults.manifestBroken'),
    'newer-format': () => t('packs.faults.newerFormat'),
    'extra-file': path => t('packs.faults.extraFile', { path }),
    'missing-file': path => t('packs.faults.missingFile', { path }),
    'archive-inside': path => t('packs.faults.archiveInside', { path }),
    'course-differs': () => t('packs.faults.courseDiffers'),
  }
  return ({ because, path = '', limit = 0 }) => words[because](isolated(path), number(limit))
}
