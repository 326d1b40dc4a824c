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
  readonly last: (folder: string) => DraftChange | undefined
}

export function openDraftChanges(fileSystem?: FileSystem): DraftChanges {
  const steps = new Map<string, Step[]>()

  async function apply(folder: string, what: DraftChange['what'], path: string, plan: FilePlan): Promise<ChangedFiles> {
    if (plan.kind === 'refused') return plan
    await changeFiles(folder, plan.changes, fileSystem)
    const known = steps.get(folder) ?? []
    if (plan.changes.length > 0) steps.set(folder, [...known, { id: randomUUID(), what, path, changes: plan.changes }].slice(-MAX_STEPS))
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

  function last(folder: string): DraftChange | undefined {
    const step = steps.get(folder)?.at(-1)
    return step && { id: step.id, what: step.what, path: step.path }
  }

  return { apply, undo, last }
}
