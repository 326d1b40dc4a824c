import type { BackendToMain, MainToBackend } from '#common/contract/desktop.ts'
import { openFileRequests, type FileReply } from './file-requests.ts'
import { openPackRequests } from './pack-requests.ts'

/** Requests from the shell to the backend that have an answer. */
export interface BackendRequests {
  readonly file: (path: string, range?: string) => Promise<FileReply>
  readonly savePack: (courseId: string, path: string) => Promise<string | undefined>
  readonly answered: (message: BackendToMain) => void
  readonly failAll: () => void
}

/** `post` returns false when no backend runs. */
export function openBackendRequests(post: (message: MainToBackend) => boolean): BackendRequests {
  const files = openFileRequests(post)
  const packs = openPackRequests(post)

  function answered(message: BackendToMain): void {
    if (message.t === 'file') files.answered(message)
    if (message.t === 'pack') packs.answered(message)
  }

  function failAll(): void {
    files.failAll()
    packs.failAll()
  }

  return { file: files.ask, savePack: packs.ask, answered, failAll }
}
