/** What a folder holds. `other` is a link, a socket or a device: storage never follows one. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

export interface FileInfo {
  readonly kind: FolderEntry['kind']
  readonly bytes: number
}

/** A file that was just created and is being written. */
export interface NewFile {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Returns when the bytes written so far are on the disk. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Every call by which storage touches the disk, so that a test can record, replay and refuse each one.
 * Paths are absolute; errors are Node's, with their `code`.
 */
export interface FileSystem {
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** The file's bytes in pieces, for what does not fit in memory. */
  readonly readPieces: (path: string) => AsyncIterable<Uint8Array>
  readonly readFolder: (path: string) => Promise<readonly FolderEntry[]>
  readonly info: (path: string) => Promise<FileInfo>
  /** Fails with EEXIST when the name is taken. */
  readonly create: (path: string) => Promise<NewFile>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly link: (existing: string, name: string) => Promise<void>
  readonly unlink: (path: string) => Promise<void>
  /** One level; fails with EEXIST when it is there. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Fails with ENOTEMPTY unless it is empty. */
  readonly removeFolder: (path: string) => Promise<void>
  /** Returns when the names in the folder are on the disk; nothing to do where the platform cannot. */
  readonly syncFolder: (path: string) => Promise<void>
  /** Bytes that may still be written to the volume of the path. */
  readonly freeBytes: (path: string) => Promise<number>
}
