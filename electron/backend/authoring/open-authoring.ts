import { join } from 'node:path'
import type {
  AddedKind,
  AddedPicture,
  CreatedDraft,
  Draft,
  DraftPage,
  DraftSummary,
  QuestionTransfer,
  PackedDraft,
  DraftReferences,
  SharedByDrafts,
} from '#common/contract/authoring.ts'
import type { AuthorsGuide, ChangedFiles, SourceUses, UndoneChange, WrittenDraft } from '#common/contract/draft-files.ts'
import type { InsertedKind } from '#common/domain/courses/edit/inserted-kinds.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { SOURCES_FILE } from '#common/domain/courses/course-pages.ts'
import { originalHash } from '#common/domain/courses/translation.ts'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import { isNoNumber } from '#common/domain/quizzes/read-numbers.ts'
import type { Feedback, QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { listCourseFolders } from '#backend/courses/course-folder.ts'
import { resolveMediaFile } from '#backend/courses/media-file.ts'
import { isCourseFolder } from '#backend/courses/read-course-files.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { Packs } from '#backend/packs/open-packs.ts'
import { openPictureUploads } from './add-picture.ts'
import { addFile } from './add-file.ts'
import { resolveDraftFolder, toDraftId, resolveDraftFile, loadDraft } from './draft-folder.ts'
import { buildDraftPage, findDraftQuestion } from './draft-page.ts'
import { toDraftView } from './draft-view.ts'
import { exportQuestions } from './exchange-questions.ts'
import { openFileSteps } from './file-steps.ts'
import type { FileSteps } from './file-steps.ts'
import { draftInsertion, listReferences } from './insert-into-draft.ts'
import { copyDraft, createDraft } from './new-draft.ts'
import type { NewDraftContext } from './new-draft.ts'
import { installDraft, packDraft } from './publish-draft.ts'
import { addSharedCompetency, readShared } from './shared-by-drafts.ts'
import { openAuthorsGuide } from './read-authors-guide.ts'
import { findSourceUses } from './source-uses.ts'
import { addLanguage, markTranslated } from './translate-draft.ts'
import { watchFolders } from './watch-folders.ts'
import { readTextFile, refuseOtherEncoding, writeTextFile } from './text-file.ts'

export interface AuthoringOptions extends NewDraftContext {
  readonly courses: Pick<CourseLibrary, 'locate'>
  readonly packs: Pick<Packs, 'installFile'>
  /** Whether the library outlives this run. */
  readonly keepsLibrary: boolean
  readonly reportError: (error: unknown) => void
}

interface Bank {
  readonly bank: Locale
  readonly lang: Locale
}

/** Writing courses. The methods have the names of their procedures in the contract. */
export interface Authoring {
  readonly list: (lang: Locale) => Promise<{ readonly folder: string; readonly drafts: readonly DraftSummary[] }>
  readonly create: (input: { readonly id: string; readonly title: string; readonly lang: Locale }) => Promise<CreatedDraft>
  readonly copy: (courseId: string) => Promise<CreatedDraft>
  readonly open: (folder: string, lang: Locale) => Promise<Draft>
  readonly page: (folder: string, path: string) => Promise<DraftPage>
  readonly text: (folder: string, path: string) => Promise<{ readonly text: string; readonly hash: string }>
  readonly write: (folder: string, path: string, text: string, hash: string) => Promise<WrittenDraft>
  readonly authorsGuide: () => Promise<AuthorsGuide>
  readonly sourceUses: (folder: string) => Promise<readonly SourceUses[]>
  readonly shared: (folder: string) => Promise<SharedByDrafts>
  readonly addCompetency: (folder: string, title: LocaleText) => Promise<string | undefined>
  readonly addLanguage: (folder: string, lang: Locale) => Promise<number>
  readonly addFile: (folder: string, kind: AddedKind) => Promise<string>
  readonly renameFile: (folder: string, path: string, name: string) => Promise<ChangedFiles>
  readonly moveLesson: (folder: string, path: string, to: number) => Promise<ChangedFiles>
  readonly findLinking: (folder: string, path: string) => Promise<readonly string[]>
  readonly deleteFile: (folder: string, path: string) => Promise<ChangedFiles>
  readonly undo: (folder: string, id: string) => Promise<UndoneChange>
  readonly insertion: (folder: string, path: string, kind: InsertedKind, text: string) => Promise<string>
  readonly references: (folder: string, path: string) => Promise<DraftReferences>
  readonly sendPicture: (uploadId: string, offset: number, base64: string) => number
  readonly addPicture: (folder: string, uploadId: string, fileName: string) => Promise<AddedPicture>
  readonly markTranslated: (folder: string, path: string) => Promise<void>
  readonly tryQuestion: (folder: string, path: string, questionId: string, response: QuestionResponse) => Promise<Feedback>
  readonly pack: (folder: string) => Promise<PackedDraft>
  readonly install: (folder: string, consent: boolean) => Promise<InstallOutcome | { readonly kind: 'has-errors' }>
  readonly exportQuestions: (folder: string, bank: Bank) => Promise<QuestionTransfer & { readonly file: DocumentFile }>
  readonly importQuestions: (folder: string, bank: Bank, gift: string) => Promise<QuestionTransfer>
  /** A picture of an open draft. */
  readonly file: (draftId: string, path: string) => Promise<string | undefined>
  readonly listen: (changed: (folder: string) => void) => void
  readonly close: () => Promise<void>
}

/** What needs nothing but the draft on the disk. */
const onDisk: Pick<Authoring, 'text' | 'sourceUses' | 'shared' | 'insertion' | 'references' | 'tryQuestion' | 'pack' | 'exportQuestions'> =
  {
    text: readDraftText,
    sourceUses: async folder => findSourceUses(await resolveDraftFolder(folder)),
    shared: async folder => readShared(await loadDraft(folder)),
    insertion: async (folder, path, kind, text) => draftInsertion(await loadDraft(folder), path, kind, text),
    references: async (folder, path) => listReferences(await loadDraft(folder), path),
    tryQuestion,
    pack: async folder => packDraft(await loadDraft(folder)),
    exportQuestions: async (folder, bank) => exportQuestions(await loadDraft(folder), bank),
  }

/** What writes files of a draft: in the turn of its steps, so that a text saved while its file is renamed is not left in the old place. */
function inTurnOf({ waitTurn }: FileSteps): Pick<Authoring, 'write' | 'addCompetency' | 'addLanguage' | 'addFile' | 'markTranslated'> {
  return {
    write: (folder, path, text, hash) => waitTurn(folder, () => writeDraftText(folder, path, text, hash)),
    addCompetency: (folder, title) => waitTurn(folder, async () => addSharedCompetency(await loadDraft(folder), title)),
    addLanguage: (folder, lang) => waitTurn(folder, async () => addLanguage(await loadDraft(folder), lang)),
    addFile: (folder, kind) => waitTurn(folder, async () => addFile(await loadDraft(folder), kind)),
    markTranslated: (folder, path) => waitTurn(folder, async () => markTranslated(await loadDraft(folder), path)),
  }
}

export function openAuthoring(options: AuthoringOptions): Authoring {
  const opened = new Map<string, { readonly folder: string; revision: number }>()
  const pictures = openPictureUploads()
  const steps = openFileSteps()
  let notify: (folder: string) => void = () => undefined
  const watcher = watchFolders(folder => {
    const draft = opened.get(toDraftId(folder))
    if (draft !== undefined) draft.revision += 1
    notify(folder)
  }, options.reportError)

  async function open(folder: string, lang: Locale): Promise<Draft> {
    const real = await resolveDraftFolder(folder)
    const isSettled = await steps.settle(real)
    const draft = await loadDraft(real)
    const id = toDraftId(draft.folder)
    if (!opened.has(id)) opened.set(id, { folder: draft.folder, revision: 0 })
    watcher.add(draft.folder)
    return { ...toDraftView(draft, lang), canInstall: options.keepsLibrary, change: await steps.last(draft.folder), isSettled }
  }

  return {
    ...onDisk,
    ...inTurnOf(steps),
    list: lang => listDrafts(options.draftsFolder, lang),
    create: input => createDraft(input, options),
    copy: courseId => copyCourse(courseId, options),
    open,
    page: async (folder, path) => {
      const draft = await loadDraft(folder)
      return buildDraftPage(draft, path, opened.get(toDraftId(draft.folder))?.revision ?? 0)
    },
    authorsGuide: () => openAuthorsGuide(options.coursesFolder),
    renameFile: steps.rename,
    moveLesson: steps.move,
    findLinking: steps.findLinking,
    deleteFile: steps.remove,
    undo: steps.undo,
    sendPicture: pictures.receive,
    addPicture: async (folder, uploadId, fileName) => pictures.add(await resolveDraftFolder(folder), uploadId, fileName),
    install: async (folder, consent) => installDraft(await loadDraft(folder), consent, options.packs),
    importQuestions: steps.importQuestions,
    file: async (draftId, path) => {
      const draft = opened.get(draftId)
      return draft && resolveMediaFile(draft.folder, path)
    },
    listen: changed => void (notify = changed),
    close: watcher.close,
  }
}

async function listDrafts(folder: string, lang: Locale): Promise<{ readonly folder: string; readonly drafts: readonly DraftSummary[] }> {
  const drafts: DraftSummary[] = []
  for (const name of (await listCourseFolders(folder)).toSorted()) {
    if (!(await isCourseFolder(join(folder, name)))) continue
    const { id, title, titleLang, folder: realFolder } = toDraftView(await loadDraft(join(folder, name)), lang)
    drafts.push({ folder: realFolder, id, title, titleLang })
  }
  return { folder, drafts }
}

async function readDraftText(folder: string, path: string) {
  const file = resolveDraftFile(await resolveDraftFolder(folder), path)
  await refuseOtherEncoding(file, path)
  const found = await readTextFile(file)
  // A folder of courses may begin without a bibliography.
  const text = found ?? (path === SOURCES_FILE ? '' : undefined)
  if (text === undefined) throw new CodedError('not-found', { path })
  return { text, hash: originalHash(text) }
}

async function writeDraftText(folder: string, path: string, next: string, hash: string): Promise<WrittenDraft> {
  const file = resolveDraftFile(await resolveDraftFolder(folder), path)
  await refuseOtherEncoding(file, path)
  const current = await readTextFile(file)
  // No file counts as an empty one.
  const currentHash = originalHash(current ?? '')
  if (currentHash !== hash)
    return current === undefined ? { kind: 'gone', hash: currentHash } : { kind: 'changed-elsewhere', text: current, hash: currentHash }
  await writeTextFile(file, next)
  return { kind: 'written', hash: originalHash(next) }
}

async function tryQuestion(folder: string, path: string, questionId: string, response: QuestionResponse): Promise<Feedback> {
  const question = findDraftQuestion(await loadDraft(folder), path, questionId)
  if (question === undefined) throw new CodedError('not-found', { question: questionId })
  const mark = isNoNumber(question, response) ? undefined : markResponse(question, response)
  if (mark === undefined) throw new CodedError('bad-input', { field: 'response' })
  return buildFeedback(question, response, mark)
}

async function copyCourse(courseId: string, options: AuthoringOptions): Promise<CreatedDraft> {
  const location = await options.courses.locate(courseId)
  if (location === undefined) throw new CodedError('not-found', { course: courseId })
  return copyDraft({ id: courseId, folder: location.folder }, options)
}
