import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backendPaths } from '#backend/backend-paths.ts'
import type { DocumentMaker } from '#backend/documents/document-maker.ts'
import { openBackend, type Backend } from '#backend/open-backend.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { sharedDocumentMaker } from './built-documents.ts'

export const SHELF = fileURLToPath(new URL('../fixtures/shelf', import.meta.url))
const BUILT = fileURLToPath(new URL('../../dist/electron/backend', import.meta.url))

export interface TestBackend extends Backend {
  readonly dataFolder: string
  readonly documents: DocumentMaker
  /** What would have gone to the log. */
  readonly reported: unknown[]
}

/** The real backend on a real folder, without a process of its own. A data folder that was not given is removed with it. */
export async function openTestBackend(
  given: {
    readonly dataFolder?: string
    readonly coursesFolder?: string
    readonly fileSystem?: FileSystem
    readonly now?: () => Date
    readonly monotonic?: () => number
  } = {},
): Promise<TestBackend> {
  const dataFolder = given.dataFolder ?? (await mkdtemp(join(tmpdir(), 'jmdi-backend-')))
  const paths = backendPaths(BUILT, given.coursesFolder ?? SHELF)
  const documents = sharedDocumentMaker()
  const reported: unknown[] = []
  const opened = await openBackend({
    paths,
    dataFolder,
    draftsFolder: join(dataFolder, 'drafts'),
    roomServerSettings: { participantFolder: paths.participantFolder, host: '127.0.0.1', port: 0, names: ['room.test'] },
    ...(given.fileSystem === undefined ? {} : { fileSystem: given.fileSystem }),
    ...(given.now === undefined ? {} : { now: given.now }),
    ...(given.monotonic === undefined ? {} : { monotonic: given.monotonic }),
    scryptRounds: 2 ** 10,
    // Pretend phones think for a moment only.
    thinkingMs: fraction => fraction * 30,
    documents,
    reportError: error => reported.push(error),
  })
  if (opened.kind === 'in-use') throw new Error(`${dataFolder} is in use`)
  const { backend } = opened

  async function close(): Promise<void> {
    await backend.close()
    if (given.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
  }

  return { ...backend, dataFolder, documents, reported, close }
}
