import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { ImportState, InstalledPack, InstallOutcome, PackInspection } from '#common/contract/packs.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { createImportTracker } from './import-tracker.ts'
import { createPackUploads, type PackUploads } from './pack-uploads.ts'
import { installPack, inspectPack, type InstallContext } from './install-pack.ts'
import { listPacks } from './list-packs.ts'
import { createPackExporter, type PackExporter } from './pack-exporter.ts'
import { openPackFolder, PACKS_FOLDER } from './pack-folder.ts'

export interface PacksOptions {
  /** Absolute. */
  readonly dataFolder: string
  readonly courses: Pick<CourseLibrary, 'locate'>
  readonly newId: () => string
  readonly now: () => Date
  readonly reportError: (error: unknown) => void
}

/** Courses as pack files: imports, installed packs and exports. */
export interface Packs extends Pick<PackUploads, 'begin' | 'send'>, PackExporter {
  readonly list: () => Promise<readonly InstalledPack[]>
  readonly inspect: (importId: string) => Promise<PackInspection>
  /** Starts an installation and returns at once. */
  readonly install: (importId: string, consent: boolean) => Promise<void>
  /** Installs a pack file of this computer. */
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

/** Opens the packs of a data folder and deletes what a dead process left unfinished. */
export async function openPacks({ reportError, ...options }: PacksOptions): Promise<Packs> {
  const packsFolder = join(options.dataFolder, PACKS_FOLDER)
  const context: InstallContext = { ...options, fileSystem: nodeFileSystem, folder: openPackFolder(nodeFileSystem, packsFolder) }
  await context.folder.cleanUp().catch(reportError)
  const uploads = createPackUploads(context)
  const imports = createImportTracker(uploads)
  const queue = pLimit(1)
  let changed: () => void = () => undefined

  async function install(importId: string, consent: boolean): Promise<void> {
    if (imports.isRunning(importId)) return
    const file = await uploads.complete(importId)
    imports.begin(importId)
    const work = queue(() => installPack(file, consent, context, (done, of) => imports.reportProgress(importId, done, of)))
    work.then(outcome => onEnd(importId, outcome)).catch((error: unknown) => imports.fail(importId, error, reportError))
  }

  async function onEnd(importId: string, outcome: Awaited<ReturnType<typeof installPack>>): Promise<void> {
    // A pack that needs consent stays for the second call.
    if (outcome.kind !== 'asks') await uploads.discard(importId).catch(reportError)
    imports.finish(importId, outcome)
    if (outcome.kind === 'installed') changed()
  }

  async function installFile(file: string, consent: boolean): Promise<InstallOutcome> {
    const outcome = await queue(() => installPack(file, consent, context, () => undefined))
    if (outcome.kind === 'installed') changed()
    return outcome
  }

  async function remove(courseId: string): Promise<void> {
    const removed = await queue(() => withStorageErrors(() => context.folder.remove(courseId)))
    if (!removed) throw new CodedError('not-found', { course: courseId })
    changed()
  }

  return {
    ...createPackExporter(options.courses),
    list: () => listPacks(packsFolder, options.courses),
    begin: uploads.begin,
    send: uploads.send,
    inspect: async importId => inspectPack(await uploads.complete(importId), context),
    install,
    installFile,
    state: imports.state,
    cancel: async importId => (imports.isRunning(importId) ? undefined : uploads.discard(importId)),
    remove,
    listen: ({ progressed, changed: onChanged }) => {
      imports.listen(progressed)
      changed = onChanged
    },
    close: () => queue(() => uploads.close()),
  }
}
