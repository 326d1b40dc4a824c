import { basename, dirname, join } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import { SHARED_FILES } from '#common/domain/packs/pack-path.ts'

/** An editor may write a file in several steps: it is told of when its size has rested for so long. */
const REST_MS = 120
const POLL_MS = 40
/** Several files saved at once are one change. */
const TOGETHER_MS = 80
/** A trainer works on one course, perhaps beside another. */
const MOST_WATCHED = 4

export interface WatchedFolders {
  /** Begins to watch a course's folder and what it shares with others; again: nothing more happens. */
  readonly add: (folder: string) => void
  readonly close: () => Promise<void>
}

export function watchFolders(changed: (folder: string) => void, reportError: (error: unknown) => void): WatchedFolders {
  const watched = new Map<string, { readonly watcher: FSWatcher; timer: NodeJS.Timeout | undefined }>()

  function add(folder: string): void {
    if (watched.has(folder)) return
    const places = [folder, ...SHARED_FILES.map(name => join(dirname(folder), name))]
    const watcher = watch(places, {
      ignoreInitial: true,
      depth: 3,
      ignored: path => path !== folder && basename(path).startsWith('.'),
      awaitWriteFinish: { stabilityThreshold: REST_MS, pollInterval: POLL_MS },
    })
    const entry = { watcher, timer: undefined as NodeJS.Timeout | undefined }
    watcher.on('all', () => {
      clearTimeout(entry.timer)
      entry.timer = setTimeout(() => changed(folder), TOGETHER_MS)
    })
    watcher.on('error', reportError)
    watched.set(folder, entry)
    const [oldest] = watched.keys()
    if (watched.size > MOST_WATCHED && oldest !== undefined) void forget(oldest)
  }

  async function forget(folder: string): Promise<void> {
    const entry = watched.get(folder)
    watched.delete(folder)
    clearTimeout(entry?.timer)
    await entry?.watcher.close()
  }

  return { add, close: async () => void (await Promise.all([...watched.keys()].map(forget))) }
}
