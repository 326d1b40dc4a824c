import type { BackendToMain, MainToBackend } from '#common/contract/desktop.ts'

export type FileReply = Pick<BackendToMain & { readonly t: 'file' }, 'status' | 'headers' | 'body'>

/** After this the page shows the picture's alternative text. */
const ANSWER_WITHIN_MS = 15_000
const UNAVAILABLE: FileReply = { status: 503, headers: {}, body: new Uint8Array() }

interface FileRequests {
  readonly ask: (path: string, range?: string) => Promise<FileReply>
  readonly answered: (message: BackendToMain & { readonly t: 'file' }) => void
  readonly failAll: () => void
}

/** Matches the files that arrive to the requests for them. */
export function openFileRequests(post: (message: MainToBackend) => void): FileRequests {
  const waiting = new Map<number, (reply: FileReply) => void>()
  let last = 0

  function ask(path: string, range?: string): Promise<FileReply> {
    const n = ++last
    return new Promise(resolve => {
      const timer = setTimeout(() => settle(n, UNAVAILABLE), ANSWER_WITHIN_MS)
      waiting.set(n, reply => {
        clearTimeout(timer)
        resolve(reply)
      })
      post({ t: 'file', n, path, range })
    })
  }

  function settle(n: number, reply: FileReply): void {
    waiting.get(n)?.(reply)
    waiting.delete(n)
  }

  return {
    ask,
    answered: ({ n, status, headers, body }) => settle(n, { status, headers, body }),
    failAll: () => [...waiting.keys()].forEach(n => settle(n, UNAVAILABLE)),
  }
}
