import type { BackendToMain, MainToBackend } from '#common/contract/desktop.ts'

/** Error code while no backend runs. */
const NOBODY = 'ECONNRESET'

export interface PackRequests {
  /** Resolves with an error code, or undefined on success. No timeout: a large course takes minutes on a slow USB stick. */
  readonly ask: (courseId: string, path: string) => Promise<string | undefined>
  readonly answered: (message: BackendToMain & { readonly t: 'pack' }) => void
  readonly failAll: () => void
}

/** Matches the results that arrive to the requests for them. `post` returns false when no backend runs. */
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
