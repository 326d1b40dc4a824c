import { basename, dirname, join } from 'node:path'
import { foldPath } from '#common/domain/packs/pack-path.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'

/** The name a file has already, as on the disks of Windows and macOS: capitals and the form of accents do not tell files apart. */
async function known(path: string): Promise<string> {
  const names = await nodeFileSystem.readFolder(dirname(path)).catch(() => [])
  const found = names.find(({ name }) => foldPath(name) === foldPath(basename(path)))
  return join(dirname(path), found?.name ?? basename(path))
}

/** A real disk that takes names which differ in capitals or the form of accents for one. What is replaced keeps its name. */
export const caseInsensitiveDisk: FileSystem = {
  ...nodeFileSystem,
  readFile: async path => nodeFileSystem.readFile(await known(path)),
  info: async path => nodeFileSystem.info(await known(path)),
  create: async path => nodeFileSystem.create(await known(path)),
  unlink: async path => nodeFileSystem.unlink(await known(path)),
  rename: async (from, to) => {
    const [source, target] = [await known(from), await known(to)]
    await nodeFileSystem.rename(source, source === target ? to : target)
  },
  link: async (existing, name) => nodeFileSystem.link(await known(existing), await known(name)),
}
