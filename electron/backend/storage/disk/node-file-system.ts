import type { Dirent } from 'node:fs'
import * as fs from 'node:fs/promises'
import type { FileInfo, FileSystem, FolderEntry, NewFile } from './file-system.ts'
import { retryWhileLocked } from './retry-while-locked.ts'

/** Windows cannot sync folders, and virus scanners there lock files for moments. */
const isWindows = process.platform === 'win32'

/** The disk itself. */
export const nodeFileSystem: FileSystem = {
  readFile: path => fs.readFile(path),
  readFolder: async path =>
    (await fs.readdir(path, { withFileTypes: true })).map(entry => ({ name: entry.name, kind: toEntryKind(entry) })),
  info,
  create,
  rename: (from, to) => (isWindows ? retryWhileLocked(() => fs.rename(from, to)) : fs.rename(from, to)),
  link: (existing, name) => fs.link(existing, name),
  unlink: path => (isWindows ? retryWhileLocked(() => fs.unlink(path)) : fs.unlink(path)),
  makeFolder: async path => fs.mkdir(path),
  removeFolder: path => fs.rmdir(path),
  syncFolder,
  freeBytes,
}

async function info(path: string): Promise<FileInfo> {
  const stats = await fs.lstat(path)
  return { kind: toEntryKind(stats), bytes: stats.size, writtenAt: stats.mtimeMs }
}

function toEntryKind(entry: Pick<Dirent, 'isFile' | 'isDirectory'>): FolderEntry['kind'] {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

async function create(path: string): Promise<NewFile> {
  const handle = await fs.open(path, 'wx')
  return { write: bytes => handle.writeFile(bytes), sync: () => handle.sync(), close: () => handle.close() }
}

async function syncFolder(path: string): Promise<void> {
  if (isWindows) return
  const handle = await fs.open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function freeBytes(path: string): Promise<number> {
  const stats = await fs.statfs(path)
  return stats.bavail * stats.bsize
}
