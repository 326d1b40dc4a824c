import type { QuestionTransfer } from '#common/contract/authoring.ts'
import type { ChangedFiles, DraftChange, UndoneChange } from '#common/contract/draft-files.ts'
import { planDelete, planMove, planRename } from '#common/domain/courses/edit/plan-files.ts'
import type { FilePlan, PlannedCourse } from '#common/domain/courses/edit/plan-files.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { openDraftChanges } from './draft-changes.ts'
import { loadDraft, resolveDraftFolder } from './draft-folder.ts'
import { planImport } from './exchange-questions.ts'

interface Bank {
  readonly bank: Locale
  readonly lang: Locale
}

/** What changes whole files of a draft, one step at a time. */
export interface FileSteps {
  readonly rename: (folder: string, path: string, name: string) => Promise<ChangedFiles>
  readonly move: (folder: string, path: string, to: number) => Promise<ChangedFiles>
  readonly remove: (folder: string, path: string) => Promise<ChangedFiles>
  readonly importQuestions: (folder: string, bank: Bank, gift: string) => Promise<QuestionTransfer>
  readonly undo: (folder: string, id: string) => Promise<UndoneChange>
  readonly last: (folder: string) => DraftChange | undefined
}

export function openFileSteps(): FileSteps {
  const changes = openDraftChanges()
  const inTurn = oneAtATime()

  async function step(
    folder: string,
    what: DraftChange['what'],
    path: string,
    plan: (course: PlannedCourse) => FilePlan,
  ): Promise<ChangedFiles> {
    const draft = await loadDraft(folder)
    const original = draft.languages[0]?.lang ?? 'en'
    const unreadable = draft.unreadable.map(file => file.path)
    return changes.apply(draft.folder, what, path, plan({ texts: draft.texts, original, unreadable }))
  }

  async function importQuestions(folder: string, bank: Bank, gift: string): Promise<QuestionTransfer> {
    const draft = await loadDraft(folder)
    const { changes: planned, ...transfer } = planImport(draft, bank, gift)
    const path = `${bank.bank}/quiz.md`
    await changes.apply(draft.folder, 'imported', path, { kind: 'planned', changes: planned, path })
    return transfer
  }

  return {
    rename: (folder, path, name) => inTurn(() => step(folder, 'renamed', path, course => planRename(course, path, name))),
    move: (folder, path, to) => inTurn(() => step(folder, 'moved', path, course => planMove(course, path, to))),
    remove: (folder, path) => inTurn(() => step(folder, 'deleted', path, course => planDelete(course, path))),
    importQuestions: (folder, bank, gift) => inTurn(() => importQuestions(folder, bank, gift)),
    undo: (folder, id) => inTurn(async () => changes.undo(await resolveDraftFolder(folder), id)),
    last: changes.last,
  }
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
