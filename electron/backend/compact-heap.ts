import { setFlagsFromString } from 'node:v8'

/**
 * From now on the heap is compacted with each full collection, which takes some milliseconds. What a room keeps (answers) lies among
 * what comes and goes (calls, sockets): without it the heap of a room of 200 grew by 6 MB in an hour, of which 1 MB was alive, as V8
 * kept whole pages for a few objects each.
 */
export function compactHeap(): void {
  setFlagsFromString('--compact-on-every-full-gc')
}
