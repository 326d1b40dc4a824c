import type { Event } from './trace.ts'

/** A file: what was written to it, and how much of that is on the disk for sure. */
export interface FileNode {
  readonly kind: 'file'
  readonly pieces: Uint8Array[]
  /** Index of the event that wrote each piece. */
  readonly written: number[]
  syncedPieces: number
}

export interface FolderNode {
  readonly kind: 'folder'
  /** Names as running programs see them. */
  readonly live: Map<string, Node>
  /** Names that no power cut takes away. */
  readonly durable: Map<string, Node>
}

export type Node = FileNode | FolderNode

/** A change of names that a power cut may undo: all of it or nothing. */
export interface Pending {
  readonly index: number
  readonly changes: readonly { readonly folder: FolderNode; readonly name: string; readonly node: Node | undefined }[]
  /** The folder whose sync brings it to the disk. */
  readonly folder: FolderNode
}

/**
 * A disk that promises no more than POSIX does: bytes are there once their file was synced, a change of names once its folder
 * was, a rename once the folder it moved into was; everything else may be there or not, in any order.
 */
export interface ModelDisk {
  readonly root: FolderNode
  readonly pending: () => readonly Pending[]
}

export function createModelDisk(): ModelDisk & { readonly apply: (event: Event, index: number) => void } {
  const root = newFolder()
  const files = new Map<number, FileNode>()
  let pending: Pending[] = []

  function change(index: number, folder: FolderNode, changes: Pending['changes']): void {
    for (const { folder: changed, name, node } of changes) setName(changed.live, name, node)
    pending.push({ index, changes, folder })
  }

  function sync(folder: FolderNode, covers: number): void {
    const settled = pending.filter(one => one.folder === folder && one.index < covers)
    for (const { folder: changed, name, node } of settled.flatMap(one => one.changes)) setName(changed.durable, name, node)
    pending = pending.filter(one => !settled.includes(one))
  }

  function put(index: number, path: string, node: Node | undefined): void {
    const place = findPlace(root, path)
    // A call that failed changed nothing: only what makes sense is played.
    if (place === undefined || (node === undefined && !place.folder.live.has(place.name))) return
    change(index, place.folder, [{ ...place, node }])
  }

  function move(index: number, from: string, to: string): void {
    const [source, target] = [findPlace(root, from), findPlace(root, to)]
    const node = source?.folder.live.get(source.name)
    if (source === undefined || target === undefined || node === undefined) return
    change(index, target.folder, [
      { ...target, node },
      { ...source, node: undefined },
    ])
  }

  function apply(event: Event, index: number): void {
    switch (event.kind) {
      case 'create': {
        const file: FileNode = { kind: 'file', pieces: [], written: [], syncedPieces: 0 }
        files.set(event.file, file)
        return put(index, event.path, file)
      }
      case 'write': {
        const file = files.get(event.file)
        file?.pieces.push(event.bytes)
        file?.written.push(index)
        return
      }
      case 'sync': {
        const file = files.get(event.file)
        if (file !== undefined) file.syncedPieces = Math.max(file.syncedPieces, file.written.filter(at => at < event.covers).length)
        return
      }
      case 'sync-folder': {
        const folder = nodeAt(root, event.path)
        return folder?.kind === 'folder' ? sync(folder, event.covers) : undefined
      }
      case 'rename':
        return move(index, event.from, event.to)
      case 'link': {
        const [node, place] = [nodeAt(root, event.existing), findPlace(root, event.path)]
        return node === undefined || place?.folder.live.has(place.name) === true ? undefined : put(index, event.path, node)
      }
      case 'unlink':
      case 'remove-folder':
        return put(index, event.path, undefined)
      case 'make-folder':
        return nodeAt(root, event.path) === undefined ? put(index, event.path, newFolder()) : undefined
      case 'damage':
        return damage(nodeAt(root, event.path), event.bytes, index)
      default:
    }
  }

  return { root, pending: () => pending, apply }
}

function damage(node: Node | undefined, bytes: Uint8Array, index: number): void {
  if (node?.kind !== 'file') throw new Error('nothing to damage')
  node.pieces.splice(0, node.pieces.length, bytes)
  node.written.splice(0, node.written.length, index)
  node.syncedPieces = 1
}

function newFolder(): FolderNode {
  return { kind: 'folder', live: new Map(), durable: new Map() }
}

export function setName(names: Map<string, Node>, name: string, node: Node | undefined): void {
  if (node === undefined) names.delete(name)
  else names.set(name, node)
}

function nodeAt(root: FolderNode, path: string): Node | undefined {
  if (path === '') return root
  const place = findPlace(root, path)
  return place?.folder.live.get(place.name)
}

function findPlace(root: FolderNode, path: string): { readonly folder: FolderNode; readonly name: string } | undefined {
  const names = path.split('/')
  const name = names.pop() ?? ''
  let folder: Node | undefined = root
  for (const step of names) folder = folder?.kind === 'folder' ? folder.live.get(step) : undefined
  return folder?.kind === 'folder' ? { folder, name } : undefined
}
