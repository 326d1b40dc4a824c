import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'

export interface UnwillingDisk {
  readonly fileSystem: FileSystem
  /** From now on writes put down half of what they are given and then fail, as on a full disk. */
  readonly fill: () => void
  readonly empty: () => void
  /** Holds every sync back until it is let go. */
  readonly hold: () => void
  readonly letGo: () => void
  readonly syncs: () => number
}

/** A real disk that can be full or slow when a spec wants it. */
export function unwillingDisk(): UnwillingDisk {
  let isFull = false
  let syncs = 0
  let held = Promise.resolve()
  let letGo = (): void => undefined

  async function create(path: string): Promise<NewFile> {
    const file = await nodeFileSystem.create(path)
    return { ...file, write: bytes => write(file, bytes), sync: () => sync(file) }
  }

  async function write(file: NewFile, bytes: Uint8Array): Promise<void> {
    if (!isFull) return file.write(bytes)
    await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }

  async function sync(file: NewFile): Promise<void> {
    await held
    syncs += 1
    await file.sync()
  }

  return {
    fileSystem: { ...nodeFileSystem, create },
    fill: () => (isFull = true),
    empty: () => (isFull = false),
    hold: () => (held = new Promise(resolve => (letGo = resolve))),
    letGo: () => letGo(),
    syncs: () => syncs,
  }
}
