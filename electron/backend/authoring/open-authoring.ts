import { join } from 'node:path'
import type {
  AddedKind,
  CreatedDraft,
  Draft,
  DraftPage,
  DraftSummary,
  QuestionTransfer,
  PackedDraft,
  WrittenDraft,
} from '#common/contract/authoring.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { originalHash } from '#common/domain/courses/translation.ts'
import { feedbackTo } from '#common/domain/quizzes/feedback-to.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Feedback, QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { courseFolders } from '#backend/courses/course-folder.ts'
import { mediaFile } from '#backend/courses/media-file.ts'
import { isCourseFolder } from '#backend/courses/read-course-files.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { Packs } from '#backend/packs/open-packs.ts'
import { addFile } from './add-file.ts'
import { draftFolder, draftIdOf, fileIn, readDraft } from './draft-folder.ts'
import { draftPage, draftQuestion } from './draft-page.ts'
import { draftView } from './draft-view.ts'
import { exportQuestions, importQuestions } from './exchange-questions.ts'
import { copyDraft, createDraft } from './new-draft.ts'
import type { NewDraftTerms } from './new-draft.ts'
import { installDraft, packDraft } from './publish-draft.ts'
import { addLanguage, markTranslated } from './translate-draft.ts'
import { watchFolders } from './watch-folders.ts'
import { readExact, writeText } from './write-text.ts'

export interface AuthoringTerms extends NewDraftTerms {
  readonly courses: Pick<CourseLibrary, 'place'>
  readonly packs: Pick<Packs, 'installFile'>
  readonly reportError: (error: unknown) => void
}

interface Bank {
  readonly bank: Locale
  readonly lang: Locale
}

/** The course workshop: what its contract names, by the same words. */
export interface Authoring {
  readonly list: (lang: Locale) => Promise<{ readonly folder: string; readonly drafts: readonly DraftSummary[] }>
  readonly create: (given: { readonly id: string; readonly title: string; readonly lang: Locale }) => Promise<CreatedDraft>
  readonly copy: (courseId: string) => Promise<CreatedDraft>
  readonly open: (folder: string, lang: Locale) => Promise<Draft>
  readonly page: (folder: string, path: string) => Promise<DraftPage>
  readonly text: (folder: string, path: string) => Promise<{ readonly text: string; readonly hash: string }>
  readonly write: (folder: string, path: string, text: string, hash: string) => Promise<WrittenDraft>
  readonly addLanguage: (folder: string, lang: Locale) => Promise<number>
  readonly addFile: (folder: string, kind: AddedKind) => Promise<string>
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

export function openAuthoring(terms: AuthoringTerms): Authoring {
  const opened = new Map<string, { readonly folder: string; revision: number }>()
  let heard: (folder: string) => void = () => undefined
  const watched = watchFolders(folder => {
    const draft = opened.get(draftIdOf(folder))
    if (draft !== undefined) draft.revision += 1
    heard(folder)
  }, terms.reportError)

  async function open(given: string, lang: Locale): Promise<Draft> {
    const draft = await readDraft(given)
    const id = draftIdOf(draft.folder)
    if (!opened.has(id)) opened.set(id, { folder: draft.folder, revision: 0 })
    watched.add(draft.folder)
    return draftView(draft, lang)
  }

  return {
    list: lang => listDrafts(terms.draftsFolder, lang),
    create: given => createDraft(given, terms),
    copy: courseId => copyCourse(courseId, terms),
    open,
    page: async (folder, path) => {
      const draft = await readDraft(folder)
      return draftPage(draft, path, opened.get(draftIdOf(draft.folder))?.revision ?? 0)
    },
    text: readDraftText,
    write: writeDraftText,
    addLanguage: async (folder, lang) => addLanguage(await readDraft(folder), lang),
    addFile: async (folder, kind) => addFile(await readDraft(folder), kind),
    markTranslated: async (folder, path) => markTranslated(await readDraft(folder), path),
    tryQuestion,
    pack: async folder => packDraft(await readDraft(folder)),
    install: async (folder, consent) => installDraft(await readDraft(folder), consent, terms.packs),
    exportQuestions: async (folder, bank) => exportQuestions(await readDraft(folder), bank),
    importQuestions: async (folder, bank, gift) => importQuestions(await readDraft(folder), bank, gift),
    file: async (draftId, path) => {
      const draft = opened.get(draftId)
      return draft && mediaFile(draft.folder, path)
    },
    listen: changed => void (heard = changed),
    close: watched.close,
  }
}

async function listDrafts(folder: string, lang: Locale): Promise<{ readonly folder: string; readonly drafts: readonly DraftSummary[] }> {
  const found: DraftSummary[] = []
  for (const name of (await courseFolders(folder)).toSorted()) {
    if (!(await isCourseFolder(join(folder, name)))) continue
    const { id, title, titleLang, folder: real } = draftView(await readDraft(join(folder, name)), lang)
    found.push({ folder: real, id, title, titleLang })
  }
  return { folder, drafts: found }
}

async function readDraftText(given: string, path: string) {
  const found = await readExact(fileIn(await draftFolder(given), path))
  if (found === undefined) throw new CodedError('not-found', { path })
  return { text: found, hash: originalHash(found) }
}

async function writeDraftText(given: string, path: string, next: string, hash: string): Promise<WrittenDraft> {
  const file = fileIn(await draftFolder(given), path)
  const now = await readExact(file)
  if (now !== undefined && originalHash(now) !== hash) return { kind: 'changed-elsewhere', text: now, hash: originalHash(now) }
  await writeText(file, next)
  return { kind: 'written', hash: originalHash(next) }
}

async function tryQuestion(given: string, path: string, questionId: string, response: QuestionResponse): Promise<Feedback> {
  const question = draftQuestion(await readDraft(given), path, questionId)
  if (question === undefined) throw new CodedError('not-found', { question: questionId })
  const mark = markResponse(question, response)
  if (mark === undefined) throw new CodedError('bad-input', { field: 'response' })
  return feedbackTo(question, response, mark)
}

async function copyCourse(courseId: string, terms: AuthoringTerms): Promise<CreatedDraft> {
  const place = await terms.courses.place(courseId)
  if (place === undefined) throw new CodedError('not-found', { course: courseId })
  return copyDraft({ id: courseId, folder: place.folder }, terms)
}
