import { createHash } from 'node:crypto'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { setName, type FileNode, type FolderNode, type ModelDisk, type Node, type Pending } from './model-disk.ts'

/** What a disk holds after a power cut: bytes by path, undefined for a folder. */
export type CrashImage = ReadonlyMap<string, Uint8Array | undefined>

/** What may have become of bytes that were not synced. */
type Fate = 'lost' | 'half' | 'zeros' | 'kept'

interface Cut {
  /** Whether a pending change of names reached the disk. */
  readonly survives: (change: Pending) => boolean
  readonly fate: (file: FileNode) => Fate
}

/** The disks that a power cut may leave at one moment; equal ones once. Random ones come from the seed. */
export function crashImages(disk: ModelDisk, seed: number): readonly CrashImage[] {
  const images = chooseCuts(disk, seed).map(cut => toImage(disk, cut))
  return [...new Map(images.map(image => [hashOfImage(image), image])).values()]
}

/** Above this many pending changes, single ones are left to chance. */
const SINGLES_MAX = 12
const RANDOM_CUTS = 4

function chooseCuts(disk: ModelDisk, seed: number): readonly Cut[] {
  const pending = disk.pending()
  const singles = pending.length <= SINGLES_MAX ? pending : pending.slice(-SINGLES_MAX)
  const random = seededRandom(seed)
  return [
    { survives: () => false, fate: () => 'lost' },
    ...(['lost', 'half', 'zeros', 'kept'] as const).map((fate): Cut => ({ survives: () => true, fate: () => fate })),
    ...singles.flatMap((one): Cut[] => [
      { survives: change => change === one, fate: () => 'half' },
      { survives: change => change !== one, fate: () => 'lost' },
    ]),
    ...Array.from({ length: RANDOM_CUTS }, () => randomCut(disk, random)),
  ]
}

function randomCut(disk: ModelDisk, random: () => number): Cut {
  const surviving = new Set(disk.pending().filter(() => random() < 0.5))
  const fates: readonly Fate[] = ['lost', 'half', 'zeros', 'kept']
  const fate = fates[Math.floor(random() * fates.length)] ?? 'lost'
  return { survives: change => surviving.has(change), fate: () => fate }
}

function toImage(disk: ModelDisk, cut: Cut): CrashImage {
  const names = new Map<FolderNode, Map<string, Node>>()
  const readNames = (folder: FolderNode): Map<string, Node> => {
    const known = names.get(folder) ?? new Map(folder.durable)
    names.set(folder, known)
    return known
  }
  for (const { changes } of disk.pending().filter(cut.survives)) {
    for (const { folder, name, node } of changes) setName(readNames(folder), name, node)
  }
  const image = new Map<string, Uint8Array | undefined>()
  const walk = (folder: FolderNode, prefix: string): void => {
    for (const [name, node] of readNames(folder)) {
      image.set(prefix + name, node.kind === 'file' ? contentAfter(node, cut.fate(node)) : undefined)
      if (node.kind === 'folder') walk(node, `${prefix}${name}/`)
    }
  }
  walk(disk.root, '')
  return image
}

function contentAfter(file: FileNode, fate: Fate): Uint8Array {
  const synced = Buffer.concat(file.pieces.slice(0, file.syncedPieces))
  const unsynced = Buffer.concat(file.pieces.slice(file.syncedPieces))
  switch (fate) {
    case 'lost':
      return synced
    case 'half':
      return Buffer.concat([synced, unsynced.subarray(0, Math.floor(unsynced.length / 2))])
    case 'zeros':
      return Buffer.concat([synced, Buffer.alloc(unsynced.length)])
    case 'kept':
      return Buffer.concat([synced, unsynced])
  }
}

export function hashOfImage(image: CrashImage): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of [...image].sort(([left], [right]) => (left < right ? -1 : 1))) {
    hash.update(`${path}\0${bytes?.length ?? -1}\0`)
    if (bytes !== undefined) hash.update(bytes)
  }
  return hash.digest('hex')
}
