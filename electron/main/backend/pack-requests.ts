import type { BackendToMain, MainToBackend } from '#common/contract/desktop.ts'

/** Why a pack was not written when nobody is there to write it. */
const NOBODY = 'ECONNRESET'

export interface PackRequests {
  /** Undefined: it was written; else a code of the file system. However long it takes: a large course is written for minutes on a slow stick. */
  readonly ask: (courseId: string, path: string) => Promise<string | undefined>
  readonly answered: (message: BackendToMain & { readonly t: 'pack' }) => void
  readonly failAll: () => void
}

/** Matches the backend's word on packs to the requests for them. `post` gives false when there is no backend. */
export function openPackRequests(post: (message: MainToBackend) => boolean): PackRequests {
  const waiting = new Map<number, (because: string | undefined) => void>()
  let last = 0

  function ask(courseId: string, path: string): Promise<string | undefined> {
    const n = ++last
    return new Promise(resolve => {
      waiting.set(n, resolve)
      if (!post({ t: 'pack', n, courseId, path })) settle(n, NOBODY)
    })
  }

  function settle(n: number, because: string | undefined): void {
    waiting.get(n)?.(because)
    waiting.delete(n)
  }

  return { ask, answered: ({ n, because }) => settle(n, because), failAll: () => [...waiting.keys()].forEach(n => settle(n, NOBODY)) }
}
