import { CodedError } from '#common/contract/errors.ts'
import type { QuestionTransfer } from '#common/contract/authoring.ts'
import type { ChangedFiles, DraftChange, UndoneChange } from '#common/contract/draft-files.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { findLinking, planDelete, planMove, planRename } from '#common/domain/courses/edit/plan-files.ts'
import type { FilePlan, PlannedCourse } from '#common/domain/courses/edit/plan-files.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { finishChange } from './change-files.ts'
import { openDraftChanges } from './draft-changes.ts'
import { loadDraft, resolveDraftFolder, type LoadedDraft } from './draft-folder.ts'
import { planImport } from './exchange-questions.ts'

interface Bank {
  readonly bank: Locale
  readonly lang: Locale
}

/** What changes whole files of a draft, one step at a time. */
export interface FileSteps {
  /** Other work on files of a draft, which waits for a step that is being taken. A disk that refuses to end one does not refuse the work. */
  readonly waitTurn: <T>(folder: string, work: () => Promise<T>) => Promise<T>
  readonly rename: (folder: string, path: string, name: string) => Promise<ChangedFiles>
  readonly move: (folder: string, path: string, to: number) => Promise<ChangedFiles>
  readonly remove: (folder: string, path: string) => Promise<ChangedFiles>
  /** The files that link to what `remove` would delete. */
  readonly findLinking: (folder: string, path: string) => Promise<readonly string[]>
  readonly importQuestions: (folder: string, bank: Bank, gift: string) => Promise<QuestionTransfer>
  readonly undo: (folder: string, id: string) => Promise<UndoneChange>
  readonly last: (folder: string) => Promise<DraftChange | undefined>
  /** Finishes a step that was interrupted or failed. Returns whether nothing is left of one: the disk may still refuse. */
  readonly settle: (folder: string) => Promise<boolean>
}

export function openFileSteps(fileSystem?: FileSystem): FileSteps {
  const changes = openDraftChanges(fileSystem)
  const next = oneAtATime()

  /** One step at a time, and none upon half of another. */
  const inTurn = <T>(folder: string, work: () => Promise<T>): Promise<T> =>
    next(async () => {
      await finishChange(await resolveDraftFolder(folder), fileSystem)
      return work()
    })

  async function step(
    folder: string,
    what: DraftChange['what'],
    path: string,
    plan: (course: PlannedCourse) => FilePlan,
  ): Promise<ChangedFiles> {
    const draft = await loadDraft(folder)
    return changes.apply(draft.folder, what, path, plan(toPlannedCourse(draft)))
  }

  async function importQuestions(folder: string, bank: Bank, gift: string): Promise<QuestionTransfer> {
    const draft = await loadDraft(folder)
    const { changes: planned, ...transfer } = planImport(draft, bank, gift)
    const path = `${bank.bank}/quiz.md`
    await changes.apply(draft.folder, 'imported', path, { kind: 'planned', changes: planned, path })
    return transfer
  }

  return {
    waitTurn: (folder, work) =>
      next(async () => {
        await settle(await resolveDraftFolder(folder), fileSystem)
        return work()
      }),
    rename: (folder, path, name) => inTurn(folder, () => step(folder, 'renamed', path, course => planRename(course, path, name))),
    move: (folder, path, to) => inTurn(folder, () => step(folder, 'moved', path, course => planMove(course, path, to))),
    remove: (folder, path) => inTurn(folder, () => step(folder, 'deleted', path, course => planDelete(course, path))),
    findLinking: async (folder, path) => findLinking(toPlannedCourse(await loadDraft(folder)), path),
    importQuestions: (folder, bank, gift) => inTurn(folder, () => importQuestions(folder, bank, gift)),
    undo: (folder, id) => inTurn(folder, async () => changes.undo(await resolveDraftFolder(folder), id)),
    last: changes.last,
    settle: folder => next(() => settle(folder, fileSystem)),
  }
}

async function settle(folder: string, fileSystem?: FileSystem): Promise<boolean> {
  try {
    await finishChange(folder, fileSystem)
    return true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

function toPlannedCourse({ texts, languages, unreadable }: LoadedDraft): PlannedCourse {
  return { texts, original: languages[0]?.lang ?? 'en', unreadable: unreadable.map(file => file.path) }
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
