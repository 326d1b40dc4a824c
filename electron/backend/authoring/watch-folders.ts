import { basename, dirname, join } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import { SHARED_FILES } from '#common/domain/packs/pack-path.ts'

/** Editors may write a file in several steps, so its size must be stable for this long. */
const STABLE_MS = 120
const POLL_MS = 40
/** Several files saved at once count as one change. */
const DEBOUNCE_MS = 80
/** A trainer works on one course at a time, perhaps two. */
const MAX_WATCHED = 4

export interface FolderWatcher {
  /** Starts watching a course folder and the files it shares with others; does nothing when it is watched already. */
  readonly add: (folder: string) => void
  readonly close: () => Promise<void>
}

export function watchFolders(onChange: (folder: string) => void, reportError: (error: unknown) => void): FolderWatcher {
  const watched = new Map<string, { readonly watcher: FSWatcher; timer: NodeJS.Timeout | undefined }>()

  function add(folder: string): void {
    if (watched.has(folder)) return
    const paths = [folder, ...SHARED_FILES.map(name => join(dirname(folder), name))]
    const watcher = watch(paths, {
      // What is still being added while it closes is never closed: it must not keep the process from ending.
      persistent: false,
      ignoreInitial: true,
      depth: 3,
      ignored: path => path !== folder && basename(path).startsWith('.'),
      awaitWriteFinish: { stabilityThreshold: STABLE_MS, pollInterval: POLL_MS },
    })
    const entry = { watcher, timer: undefined as NodeJS.Timeout | undefined }
    watcher.on('all', () => {
      clearTimeout(entry.timer)
      entry.timer = setTimeout(() => onChange(folder), DEBOUNCE_MS)
    })
    watcher.on('error', reportError)
    watched.set(folder, entry)
    const [oldest] = watched.keys()
    if (watched.size > MAX_WATCHED && oldest !== undefined) void unwatch(oldest)
  }

  async function unwatch(folder: string): Promise<void> {
    const entry = watched.get(folder)
    watched.delete(folder)
    clearTimeout(entry?.timer)
    await entry?.watcher.close()
  }

  return { add, close: async () => void (await Promise.all([...watched.keys()].map(unwatch))) }
}
