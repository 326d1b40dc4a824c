import { nextTick, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { DraftFile } from '#common/contract/authoring.ts'
import type { ChangedFiles, DraftChange, UndoneChange } from '#common/contract/draft-files.ts'
import { useApi } from '#renderer/api/index.ts'
import { draftLocation } from '../draft-location.ts'

/** What was typed in `file` could not be saved, so nothing was done. */
interface NotSaved {
  readonly kind: 'not-saved'
  readonly file: string
}

export type StepOutcome = ChangedFiles | NotSaved

/** What can be done to a whole file of a draft. All that was typed is saved before. */
export interface FileSteps {
  readonly rename: (file: DraftFile, name: string) => Promise<StepOutcome>
  readonly move: (file: DraftFile, to: number) => Promise<StepOutcome>
  readonly remove: (file: DraftFile) => Promise<StepOutcome>
  /** The files that link to one. */
  readonly findLinking: (file: DraftFile) => Promise<{ readonly kind: 'found'; readonly paths: readonly string[] } | NotSaved>
}

interface Page<Seen> {
  readonly folder: string
  /** What is seen now. */
  readonly look: () => Seen
  /** The path of the file in view. */
  readonly path: () => string | undefined
  readonly refresh: () => Promise<void>
  /** @returns the path of a file that could not be saved */
  readonly saveAll: () => Promise<string | undefined>
}

/**
 * Steps on files, and `held`: what the page goes on showing while one is taken, so that it does not turn to another file in between.
 *  `arrival`: a step has led to the file that now comes into view, which is perhaps the same
 * under another name.
 */
export function useFileSteps<Seen>({ folder, look, path, refresh, saveAll }: Page<Seen>) {
  const { call } = useApi()
  const router = useRouter()
  const held: ShallowRef<Seen | undefined> = shallowRef()
  let arrival: 'same-file' | 'other-file' | undefined

  let isLeft = false
  onScopeDispose(() => (isLeft = true))

  async function hold<T>(work: () => Promise<T>): Promise<T> {
    held.value = look()
    try {
      return await work()
    } finally {
      held.value = undefined
      await nextTick()
      arrival = undefined
    }
  }

  async function follow(to: string | undefined, isSame: boolean): Promise<void> {
    // Who went to another page meanwhile is not called back.
    if (isLeft) return
    await router.replace(draftLocation(folder, to))
    await refresh()
    arrival = isSame ? 'same-file' : 'other-file'
  }

  const savedFirst = <T>(work: () => Promise<T>): Promise<T | NotSaved> => saveBefore(saveAll, work)

  const take = (change: () => Promise<ChangedFiles>): Promise<StepOutcome> =>
    hold(() =>
      savedFirst(async () => {
        const changed = await change()
        if (changed.kind === 'changed') await follow(changed.path, changed.path !== undefined)
        return changed
      }),
    )

  const undo = (change: DraftChange): Promise<UndoneChange | NotSaved> =>
    hold(() =>
      savedFirst(async () => {
        const wasAt = path()
        const outcome = await call('authoring.undo', { folder, id: change.id })
        if (outcome.kind === 'undone') await follow(outcome.path, change.to === wasAt)
        return outcome
      }),
    )

  const steps: FileSteps = {
    rename: ({ path }, name) => take(() => call('authoring.renameFile', { folder, path, name })),
    move: ({ path }, to) => take(() => call('authoring.moveLesson', { folder, path, to })),
    remove: ({ path }) => take(() => call('authoring.deleteFile', { folder, path })),
    findLinking: ({ path }) =>
      savedFirst(async () => ({ kind: 'found', paths: await call('authoring.findLinking', { folder, path }) }) as const),
  }
  return { held, undo, steps, arrival: () => arrival }
}

async function saveBefore<T>(saveAll: () => Promise<string | undefined>, work: () => Promise<T>): Promise<T | NotSaved> {
  const file = await saveAll()
  return file === undefined ? work() : { kind: 'not-saved', file }
}
