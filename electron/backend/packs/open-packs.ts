import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { ImportState, InstalledPack, InstallOutcome, PackLook } from '#common/contract/packs.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { createSerialQueue } from '#backend/storage/disk/serial-queue.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { followImports } from './follow-imports.ts'
import { receivePacks, type IncomingPacks } from './incoming.ts'
import { installPack, lookAtPack, type InstallTerms } from './install-pack.ts'
import { listPacks } from './list-packs.ts'
import { offerPacks, type OutgoingPacks } from './outgoing.ts'
import { openPackFolder, PACKS_FOLDER } from './pack-folder.ts'

export interface PacksTerms {
  /** Absolute. */
  readonly dataFolder: string
  readonly courses: Pick<CourseLibrary, 'place'>
  readonly newId: () => string
  readonly now: () => Date
  readonly reportError: (error: unknown) => void
}

/** Courses as files: those that come in, those that are installed and those that go out. */
export interface Packs extends Pick<IncomingPacks, 'begin' | 'send'>, OutgoingPacks {
  readonly list: () => Promise<readonly InstalledPack[]>
  readonly look: (importId: string) => Promise<PackLook>
  /** Starts, and returns at once. */
  readonly install: (importId: string, consent: boolean) => Promise<void>
  /** Installs a pack that lies on this computer. */
  readonly installFile: (file: string, consent: boolean) => Promise<InstallOutcome>
  readonly state: (importId: string) => ImportState
  readonly cancel: (importId: string) => Promise<void>
  readonly remove: (courseId: string) => Promise<void>
  readonly listen: (listeners: PacksListeners) => void
  readonly close: () => Promise<void>
}

export interface PacksListeners {
  readonly progressed: (importId: string, state: ImportState) => void
  readonly changed: () => void
}

/** Opens the packs of a data folder and takes away what a dead process left half-done. */
export async function openPacks({ reportError, ...given }: PacksTerms): Promise<Packs> {
  const packsFolder = join(given.dataFolder, PACKS_FOLDER)
  const terms: InstallTerms = { ...given, fileSystem: nodeFileSystem, folder: openPackFolder(nodeFileSystem, packsFolder) }
  await terms.folder.sweep().catch(reportError)
  const incoming = receivePacks(terms)
  const imports = followImports(incoming)
  const queue = createSerialQueue()
  let changed: () => void = () => undefined

  async function install(importId: string, consent: boolean): Promise<void> {
    if (imports.isRunning(importId)) return
    const file = await incoming.whole(importId)
    imports.begin(importId)
    const work = queue.run(() => installPack(file, consent, terms, (done, of) => imports.unpacked(importId, done, of)))
    work.then(outcome => ended(importId, outcome)).catch((error: unknown) => imports.failed(importId, error, reportError))
  }

  async function ended(importId: string, outcome: Awaited<ReturnType<typeof installPack>>): Promise<void> {
    // What asks is kept for the answer.
    if (outcome.kind !== 'asks') await incoming.forget(importId).catch(reportError)
    imports.ended(importId, outcome)
    if (outcome.kind === 'installed') changed()
  }

  async function installFile(file: string, consent: boolean): Promise<InstallOutcome> {
    const outcome = await queue.run(() => installPack(file, consent, terms, () => undefined))
    if (outcome.kind === 'installed') changed()
    return outcome
  }

  async function remove(courseId: string): Promise<void> {
    const removed = await queue.run(() => withStorageErrors(() => terms.folder.remove(courseId)))
    if (!removed) throw new CodedError('not-found', { course: courseId })
    changed()
  }

  return {
    ...offerPacks(given.courses),
    list: () => listPacks(packsFolder, given.courses),
    begin: incoming.begin,
    send: incoming.send,
    look: async importId => lookAtPack(await incoming.whole(importId), terms),
    install,
    installFile,
    state: imports.state,
    cancel: async importId => (imports.isRunning(importId) ? undefined : incoming.forget(importId)),
    remove,
    listen: ({ progressed, changed: heard }) => {
      imports.listen(progressed)
      changed = heard
    },
    close: () => queue.run(() => incoming.close()),
  }
}
