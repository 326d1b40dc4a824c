import { writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import type { Fact } from '#tests/support/facts.ts'
import type { Event, Trace } from './trace.ts'

/** A real file system that keeps a record of what was asked of it. */
export interface Recorder {
  readonly fileSystem: FileSystem
  readonly trace: Trace
  readonly acknowledge: (...facts: readonly Fact[]) => void
  readonly replacing: (facts: readonly Fact[]) => void
  readonly settled: () => void
  /** Overwrites a file behind the storage's back. */
  readonly damage: (path: string, text: string) => Promise<void>
}

/** Changes of names count from the moment they are asked for, a sync from the moment it returned. */
export function createRecorder(base: string, real: FileSystem): Recorder {
  const trace: Event[] = []
  let files = 0
  const local = (path: string): string => relative(base, path).split(sep).join('/')

  async function recorded<T>(event: Event, work: () => Promise<T>): Promise<T> {
    const index = trace.push(event) - 1
    try {
      return await work()
    } catch (error) {
      trace[index] = { kind: 'failed' }
      throw error
    }
  }

  async function create(path: string): Promise<NewFile> {
    const file = files++
    const opened = await recorded({ kind: 'create', path: local(path), file }, () => real.create(path))
    return {
      write: bytes => recorded({ kind: 'write', file, bytes: bytes.slice() }, () => opened.write(bytes)),
      sync: () => synced(() => opened.sync(), { kind: 'sync', file, site: callSite() }),
      close: () => opened.close(),
    }
  }

  async function synced(
    work: () => Promise<void>,
    event: { kind: 'sync'; file: number; site: string } | { kind: 'sync-folder'; path: string; site: string },
  ): Promise<void> {
    const covers = trace.length
    await work()
    trace.push({ ...event, covers })
  }

  const fileSystem: FileSystem = {
    ...real,
    create,
    rename: (from, to) => recorded({ kind: 'rename', from: local(from), to: local(to) }, () => real.rename(from, to)),
    link: (existing, path) => recorded({ kind: 'link', existing: local(existing), path: local(path) }, () => real.link(existing, path)),
    unlink: path => recorded({ kind: 'unlink', path: local(path) }, () => real.unlink(path)),
    makeFolder: path => recorded({ kind: 'make-folder', path: local(path) }, () => real.makeFolder(path)),
    removeFolder: path => recorded({ kind: 'remove-folder', path: local(path) }, () => real.removeFolder(path)),
    syncFolder: path => synced(() => real.syncFolder(path), { kind: 'sync-folder', path: local(path), site: callSite() }),
  }

  return {
    fileSystem,
    trace,
    acknowledge: (...facts) => void trace.push({ kind: 'acknowledged', facts }),
    replacing: facts => void trace.push({ kind: 'replacing', facts }),
    settled: () => void trace.push({ kind: 'settled' }),
    damage: (path, text) =>
      recorded({ kind: 'damage', path: local(path), bytes: new TextEncoder().encode(text) }, () => writeFile(join(path), text)),
  }
}

/** `file.ts:line` of the storage or authoring code that called. */
function callSite(): string {
  const [frame = 'unknown'] = (new Error().stack ?? '').split('\n').filter(line => /\/backend\/(?:storage|authoring)\//.test(line))
  return /([\w.-]+\.ts:\d+)/.exec(frame)?.[1] ?? frame
}
