/** `other` is a link, a socket or a device: storage never follows one. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

export interface FileInfo {
  readonly kind: FolderEntry['kind']
  readonly bytes: number
  /** When it was last written, in milliseconds since 1970. */
  readonly writtenAt: number
}

/** A newly created file that is open for writing. */
export interface NewFile {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Resolves when the bytes written so far are on the disk. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Every call with which storage touches the disk, so that tests can record, replay and reject each of them.
 * Paths are absolute; errors are Node's, with their `code`.
 */
export interface FileSystem {
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly readFolder: (path: string) => Promise<readonly FolderEntry[]>
  readonly info: (path: string) => Promise<FileInfo>
  /** Fails with EEXIST when the file exists. */
  readonly create: (path: string) => Promise<NewFile>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly link: (existing: string, name: string) => Promise<void>
  readonly unlink: (path: string) => Promise<void>
  /** One level; fails with EEXIST when the folder exists. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Fails with ENOTEMPTY unless it is empty. */
  readonly removeFolder: (path: string) => Promise<void>
  /** Resolves when the names in the folder are on the disk; does nothing where the platform cannot sync folders. */
  readonly syncFolder: (path: string) => Promise<void>
  /** Bytes available on the volume of the path. */
  readonly freeBytes: (path: string) => Promise<number>
}
