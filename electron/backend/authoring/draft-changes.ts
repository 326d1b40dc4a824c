import { randomUUID } from 'node:crypto'
import type { ChangedFiles, DraftChange, UndoneChange } from '#common/contract/draft-files.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import type { FileChange, FilePlan } from '#common/domain/courses/edit/plan-files.ts'
import { changeFiles, findChangedSince } from './change-files.ts'

/** How many steps of a draft can be undone. */
const MAX_STEPS = 20

interface Step extends DraftChange {
  readonly changes: readonly FileChange[]
}

/** Steps that change files of a draft, each of which can be undone while the suite runs. */
export interface DraftChanges {
  readonly apply: (folder: string, what: DraftChange['what'], path: string, plan: FilePlan) => Promise<ChangedFiles>
  /** Undoes the last step, unless one of its files was changed since. */
  readonly undo: (folder: string, id: string) => Promise<UndoneChange>
  /** The last step, while nothing has changed its files since: only that can be undone. */
  readonly last: (folder: string) => Promise<DraftChange | undefined>
}

export function openDraftChanges(fileSystem?: FileSystem): DraftChanges {
  const steps = new Map<string, Step[]>()

  async function apply(folder: string, what: DraftChange['what'], path: string, plan: FilePlan): Promise<ChangedFiles> {
    if (plan.kind === 'refused') return plan
    await changeFiles(folder, plan.changes, fileSystem)
    const known = steps.get(folder) ?? []
    if (plan.changes.length > 0)
      steps.set(folder, [...known, { id: randomUUID(), what, path, to: plan.path, changes: plan.changes }].slice(-MAX_STEPS))
    return { kind: 'changed', path: plan.path }
  }

  async function undo(folder: string, id: string): Promise<UndoneChange> {
    const known = steps.get(folder) ?? []
    const step = known.at(-1)
    if (step?.id !== id) return { kind: 'refused', path: undefined }
    const changed = await findChangedSince(folder, step.changes, fileSystem)
    if (changed !== undefined) return { kind: 'refused', path: changed }
    await changeFiles(
      folder,
      step.changes.map(({ path, before, after }) => ({ path, before: after, after: before })),
      fileSystem,
    )
    steps.set(folder, known.slice(0, -1))
    return { kind: 'undone', path: step.path }
  }

  async function last(folder: string): Promise<DraftChange | undefined> {
    const step = steps.get(folder)?.at(-1)
    if (step === undefined || (await findChangedSince(folder, step.changes, fileSystem)) !== undefined) return undefined
    return { id: step.id, what: step.what, path: step.path, to: step.to }
  }

  return { apply, undo, last }
}
