import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * From now on the heap is compacted with each full collection, which takes some milliseconds. What a room keeps (answers) lies among
 * what comes and goes (calls, sockets): without it the heap of a room of 200 grew by 6 MB in an hour, of which 1 MB was alive, as V8
 * kept whole pages for a few objects each.
 */
export function compactHeap(): void {
  setFlagsFromString('--compact-on-every-full-gc')
}

/** Of V8, there once `--expose-gc` is set; Node's types know only its plain form. */
type CollectGarbage = (options: { readonly type: 'major'; readonly execution: 'async'; readonly flavor: 'last-resort' }) => Promise<void>

/** After this the first page has its answers. */
const START_TAKES_MS = 2500

/**
 * Gives back, once, what only the start needed: V8 keeps the young generation as large as it was then, some 8 MB. For Electron only: the
 * V8 of Node 20 does not know this kind of collection. `npm run bench -- start` measures it.
 */
export function compactHeapAfterStart(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as CollectGarbage
    setFlagsFromString('--no-expose-gc')
    void collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }, START_TAKES_MS).unref()
}
