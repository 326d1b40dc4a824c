import type { DurableFolders } from './disk/durable-folders.ts'
import type { FileSystem } from './disk/file-system.ts'
import type { Notices } from './notices.ts'

/** What the files of a data folder are read and written with. */
export interface StorageContext {
  readonly fileSystem: FileSystem
  /** The data folder, absolute. */
  readonly root: string
  readonly folders: DurableFolders
  readonly notices: Notices
  readonly now: () => Date
}
