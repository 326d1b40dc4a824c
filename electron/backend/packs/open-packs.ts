import { join } from 'node:path'
import { CodedError } from '../../common/contract/errors.ts'
import type { ImportState, InstalledPack, PackLook, PackOffer } from '../../common/contract/packs.ts'
import { packFileName } from '../../common/domain/packs/pack-address.ts'
import type { CourseLibrary } from '../courses/course-library.ts'
import { nodeFileSystem } from '../storage/node-file-system.ts'
import { createSerialQueue } from '../storage/serial-queue.ts'
import { withStorageErrors } from '../storage/storage-error.ts'
import { describeCourse, type DescribedCourse } from './describe-course.ts'
import { followImports } from './follow-imports.ts'
import { receivePacks } from './incoming.ts'
import { installPack, lookAtPack } from './install-pack.ts'
import { listPacks } from './list-packs.ts'
import { openPackFolder } from './pack-folder.ts'
import { packPieces } from './pack-pieces.ts'

export interface PacksTerms {
  /** Absolute. */
  readonly dataFolder: string
  readonly courses: Pick<CourseLibrary, 'place'>
  readonly newId: () => string
  readonly now: () => Date
  readonly reportError: (error: unknown) => void
}

/** Courses as files: those that come in, those that are installed and those that go out. */
export interface Packs {
  readonly list: () => Promise<readonly InstalledPack[]>
  readonly begin: (bytes: number) => Promise<string>
  readonly send: (importId: string, offset: number, part: Uint8Array) => Promise<number>
  readonly look: (importId: string) => Promise<PackLook>
  /** Starts, and returns at once. */
  readonly install: (importId: string, consent: boolean) => Promise<void>
  readonly state: (importId: string) => ImportState
  readonly cancel: (importId: string) => Promise<void>
  readonly remove: (courseId: string) => Promise<void>
  readonly offer: (courseId: string) => Promise<PackOffer>
  /** A course as a pack: its name and its bytes in pieces. Undefined: there is no such course, or it cannot be packed. */
  readonly read: (courseId: string) => Promise<{ readonly fileName: string; readonly pieces: AsyncIterable<Uint8Array> } | undefined>
  readonly listen: (listeners: PacksListeners) => void
  readonly close: () => Promise<void>
}

export interface PacksListeners {
  readonly progressed: (importId: string, state: ImportState) => void
  readonly changed: () => void
}

export const PACKS_FOLDER = 'packs'

/** Opens the packs of a data folder and takes away what a dead process left half-done. */
export async function openPacks({ dataFolder, courses, newId, now, reportError }: PacksTerms): Promise<Packs> {
  const fileSystem = nodeFileSystem
  const packsFolder = join(dataFolder, PACKS_FOLDER)
  const folder = openPackFolder(fileSystem, packsFolder)
  await folder.sweep().catch(reportError)
  const incoming = receivePacks({ fileSystem, folder, newId })
  const imports = followImports(incoming)
  const queue = createSerialQueue()
  let changed: () => void = () => undefined

  async function install(importId: string, consent: boolean): Promise<void> {
    if (imports.isRunning(importId)) return
    const file = await incoming.whole(importId)
    imports.begin(importId)
    void queue
      .run(() => installPack(file, consent, { courses, folder, dataFolder, fileSystem, newId, now }, (done, of) => imports.unpacked(importId, done, of)))
      .then(async outcome => {
        // What asks is kept for the answer.
        if (outcome.kind !== 'asks') await incoming.forget(importId).catch(reportError)
        imports.ended(importId, outcome)
        if (outcome.kind === 'installed') changed()
      })
      .catch((error: unknown) => imports.failed(importId, error, reportError))
  }

  async function cancel(importId: string): Promise<void> {
    if (!imports.isRunning(importId)) await incoming.forget(importId)
  }

  async function remove(courseId: string): Promise<void> {
    const removed = await queue.run(() => withStorageErrors(() => folder.remove(courseId)))
    if (!removed) throw new CodedError('not-found', { course: courseId })
    changed()
  }

  async function offer(courseId: string): Promise<PackOffer> {
    const described = await describe(courseId, courses)
    if (described.kind === 'refused') return described
    const { version, bytes } = described.manifest
    return { kind: 'offered', fileName: packFileName(courseId, version), bytes, leftOut: described.leftOut }
  }

  async function read(courseId: string): Promise<{ fileName: string; pieces: AsyncIterable<Uint8Array> } | undefined> {
    const described = await describe(courseId, courses).catch(() => undefined)
    return described?.kind === 'described' ? { fileName: packFileName(courseId, described.manifest.version), pieces: packPieces(described) } : undefined
  }

  async function close(): Promise<void> {
    await queue.run(() => incoming.close())
  }

  return {
    list: () => listPacks(packsFolder, courses),
    begin: incoming.begin,
    send: incoming.send,
    look: async importId => lookAtPack(await incoming.whole(importId), { courses }),
    install,
    state: imports.state,
    cancel,
    remove,
    offer,
    read,
    listen: listeners => {
      imports.listen(listeners.progressed)
      changed = listeners.changed
    },
    close,
  }
}

async function describe(courseId: string, courses: Pick<CourseLibrary, 'place'>): Promise<DescribedCourse | Extract<PackOffer, { readonly kind: 'refused' }>> {
  const place = await courses.place(courseId)
  const described = place && (await withStorageErrors(() => describeCourse(place)))
  if (described === undefined || described.kind === 'no-course') throw new CodedError('not-found', { course: courseId })
  return described
}
