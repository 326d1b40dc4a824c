import { z } from 'zod'
import { INSERTED_BLOCKS } from '#common/domain/courses/edit/inserted-kinds.ts'
import { QUESTION_KINDS } from '#common/domain/quizzes/question.ts'
import { PICTURE_PART_BYTES } from '#common/domain/courses/edit/picture-file.ts'
import type { Competency, KeyDocument, Source } from '#common/domain/courses/course.ts'
import type { TranslationState } from '#common/domain/courses/translation.ts'
import type { LessonBlockView } from '#common/domain/courses/block-view.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { Feedback, QuestionView } from '#common/domain/quizzes/question.ts'
import { LOCALES, type Locale, type LocaleText } from '#common/domain/shared/locale.ts'
import type { TermView } from './courses.ts'
import type { DocumentFile } from './document-file.ts'
import type { GuideView } from './guides.ts'
import type { AuthorsGuide, ChangedFiles, DraftChange, SourceUses, UndoneChange, WrittenDraft } from './draft-files.ts'
import type { InstallOutcome } from './packs.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { responseInput } from './quizzes.ts'
import { contentIdInput, localeInput } from './shared.ts'

/** A course being written, in a folder on this computer. */
export interface DraftSummary {
  /** Absolute. */
  readonly folder: string
  readonly id: string
  readonly title: string
  readonly titleLang: Locale
}

/** `sources`: the bibliography that the course shares with those beside it. */
export type DraftFileKind = 'course' | 'sources' | AddedKind

/** What can be added to a draft. */
export const ADDED_KINDS = ['lesson', 'quiz', 'glossary', 'documents', 'guide'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

/** What a text can point to. */
export interface DraftReferences {
  readonly sources: readonly Source[]
  readonly terms: readonly { readonly id: string; readonly term: string }[]
}

export interface DraftFile {
  /** Relative to the course folder, such as `en/quiz.md`. */
  readonly path: string
  readonly kind: DraftFileKind
  /** Undefined: the file is shared by all languages. */
  readonly lang: Locale | undefined
  readonly title: string
  readonly errors: number
  readonly warnings: number
  /** Undefined: it is the original, not a translation. */
  readonly translation: TranslationState | undefined
  /** The file it is a translation of. */
  readonly originalPath: string | undefined
}

export interface DraftProblem {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  /** In the requested language. */
  readonly message: string
}

export interface Draft extends DraftSummary {
  readonly version: string
  /** Number in the series; it determines the module's hue. */
  readonly order: number
  /** The original first. */
  readonly languages: readonly Locale[]
  readonly files: readonly DraftFile[]
  /** Files of the original that another language lacks. */
  readonly missing: readonly { readonly path: string; readonly lang: Locale }[]
  readonly problems: readonly DraftProblem[]
  /** False in a preview, whose library is deleted when it ends. */
  readonly canInstall: boolean
  /** The last change that can be undone. */
  readonly change: DraftChange | undefined
  /** False: files of a step that failed or was interrupted are still to be put right, as the disk refuses. */
  readonly isSettled: boolean
}

interface PageOfDraft {
  readonly lang: Locale
  readonly title: string
  /** The bibliography that the courses of the folder share. */
  readonly sources: readonly Source[]
}

/** A block of a lesson, including those that learners do not receive. */
export type DraftBlock = LessonBlockView | HiddenBlock
export type HiddenBlock =
  | { readonly kind: 'facilitator'; readonly title: string; readonly html: string }
  | { readonly kind: 'slide'; readonly title: string; readonly html: string }

/** Preview of a draft file. */
export type DraftPage =
  | (PageOfDraft & {
      readonly kind: 'lesson'
      readonly minutes: number
      readonly objectives: readonly string[]
      readonly blocks: readonly DraftBlock[]
      readonly terms: readonly TermView[]
    })
  | (PageOfDraft & { readonly kind: 'quiz'; readonly questions: readonly QuestionView[] })
  | (PageOfDraft & { readonly kind: 'glossary'; readonly terms: readonly TermView[] })
  | (PageOfDraft & { readonly kind: 'documents'; readonly documents: readonly KeyDocument[] })
  | (PageOfDraft & { readonly kind: 'guide'; readonly guide: GuideView })
  /** No preview: the file has none or cannot be read. */
  | { readonly kind: 'none' }

/** What the courses of a folder share, to choose from. */
export interface SharedByDrafts {
  readonly competencies: readonly Competency[]
  /** The other courses of the folder. */
  readonly courses: readonly { readonly id: string; readonly title: LocaleText }[]
  /** The questions of the draft's bank. */
  readonly bank: number
}

export type CreatedDraft =
  { readonly kind: 'created'; readonly folder: string } | { readonly kind: 'refused'; readonly because: 'bad-name' | 'taken' }
export type PackedDraft =
  | { readonly kind: 'packed'; readonly file: string; readonly bytes: number; readonly leftOut: readonly string[] }
  | { readonly kind: 'has-errors' }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

export type AddedPicture =
  /** `name`: in the folder `media/`. */
  { readonly kind: 'added'; readonly name: string } | { readonly kind: 'refused'; readonly because: 'empty' | 'no-picture' }

/** Questions exported to or imported from Moodle; `losses`: what could not be converted, as sentences in the requested language. */
export interface QuestionTransfer {
  readonly count: number
  readonly losses: readonly string[]
}

/** In characters; longer than any course file. */
const TEXT_MAX_LENGTH = 1_000_000
const PICTURE_PART_LENGTH = Math.ceil(PICTURE_PART_BYTES / 3) * 4
const PATH_MAX_LENGTH = 4096
const folderInput = z.string().min(1).max(PATH_MAX_LENGTH)
const pathInput = z.string().regex(/^(?:course\.yaml|sources\.yaml|(?:en|fr|es|ar)\/[^/\\]{1,200}\.md)$/)
const draftInput = z.object({ folder: folderInput })
const fileInput = draftInput.extend({ path: pathInput })

const competencyTitleInput = z
  .partialRecord(z.enum(LOCALES), z.string().trim().min(1).max(200))
  .refine(title => Object.keys(title).length > 0)

/** Course authoring, from windows of this computer only. */
export const authoringContract = {
  /** The drafts in the folder for new drafts, and the path of that folder. */
  'authoring.list': query({
    reach: ['window'],
    owner: 'none',
    input: z.object({ lang: localeInput }),
    output: returns<{ readonly folder: string; readonly drafts: readonly DraftSummary[] }>(),
  }),
  'authoring.create': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ id: z.string().max(80), title: z.string().max(200), lang: localeInput }),
    output: returns<CreatedDraft>(),
  }),
  /** Copies a course of the library to a draft, to change or translate it. */
  'authoring.copy': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ courseId: contentIdInput }),
    output: returns<CreatedDraft>(),
  }),
  /** The draft as it is on disk; from now on `authoring.changed` reports each save. Throws `not-found` where there is no course. */
  'authoring.open': query({ reach: ['window'], owner: 'none', input: draftInput.extend({ lang: localeInput }), output: returns<Draft>() }),
  'authoring.preview': query({ reach: ['window'], owner: 'none', input: fileInput, output: returns<DraftPage>() }),
  'authoring.text': query({
    reach: ['window'],
    owner: 'none',
    input: fileInput,
    output: returns<{ readonly text: string; readonly hash: string }>(),
  }),
  /** On disk when this returns. `hash`: of the text that the editor started from, so that other changes are not overwritten. */
  'authoring.write': mutation({
    reach: ['window'],
    owner: 'none',
    input: fileInput.extend({ text: z.string().max(TEXT_MAX_LENGTH), hash: z.string().max(64) }),
    output: returns<WrittenDraft>(),
  }),
  /** The guide for authors that comes with the suite. */
  'authoring.authorsGuide': query({ reach: ['window'], owner: 'none', input: z.object({}), output: returns<AuthorsGuide>() }),
  /** Which files mark each source, in all courses of the folder. */
  'authoring.sourceUses': query({ reach: ['window'], owner: 'none', input: draftInput, output: returns<readonly SourceUses[]>() }),
  'authoring.shared': query({ reach: ['window'], owner: 'none', input: draftInput, output: returns<SharedByDrafts>() }),
  /** Adds an entry to the `competencies.yaml` that the courses of the folder share. Undefined: that file has errors and is left alone. */
  'authoring.addCompetency': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ title: competencyTitleInput }),
    output: returns<string | undefined>(),
  }),
  /** Copies every file of the first language that this one lacks, marked as not yet translated. Returns their number. */
  'authoring.addLanguage': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ lang: localeInput }),
    output: returns<number>(),
  }),
  /** Creates a file in the first language from a template: another lesson, or a file that the course lacks. Returns its path. */
  'authoring.addFile': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ kind: z.enum(ADDED_KINDS) }),
    output: returns<string>(),
  }),
  /** Renames a lesson's file: `name` stands between its number and `.md`. Translations and links follow. */
  'authoring.renameFile': mutation({
    reach: ['window'],
    owner: 'none',
    input: fileInput.extend({ name: z.string().max(200) }),
    output: returns<ChangedFiles>(),
  }),
  /** Moves a lesson to a place among the lessons of its language, counted from 0, in all languages. Links follow. */
  'authoring.moveLesson': mutation({
    reach: ['window'],
    owner: 'none',
    input: fileInput.extend({ to: z.int().nonnegative() }),
    output: returns<ChangedFiles>(),
  }),
  /** The other files with links to what `authoring.deleteFile` would delete: `en/01-first.md`. */
  'authoring.findLinking': query({ reach: ['window'], owner: 'none', input: fileInput, output: returns<readonly string[]>() }),
  /** Deletes a file, that of the original with its translations. Links to it become plain words. */
  'authoring.deleteFile': mutation({ reach: ['window'], owner: 'none', input: fileInput, output: returns<ChangedFiles>() }),
  /** Undoes the last change of whole files, unless one of them was edited since. */
  'authoring.undo': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ id: z.uuid() }),
    output: returns<UndoneChange>(),
  }),
  /** The Markdown of a new block or question, to put into the text as typed. */
  'authoring.insertion': query({
    reach: ['window'],
    owner: 'none',
    input: fileInput.extend({ kind: z.enum([...INSERTED_BLOCKS, ...QUESTION_KINDS]), text: z.string().max(TEXT_MAX_LENGTH) }),
    output: returns<string>(),
  }),
  'authoring.references': query({ reach: ['window'], owner: 'none', input: fileInput, output: returns<DraftReferences>() }),
  /** Sends a picture in parts that follow one another. Returns the bytes received so far. */
  'authoring.sendPicture': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ uploadId: z.uuid(), offset: z.int().nonnegative(), base64: z.base64().max(PICTURE_PART_LENGTH) }),
    output: returns<number>(),
  }),
  /** Adds the picture that was sent to the course, under a safe name. */
  'authoring.addPicture': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ uploadId: z.uuid(), fileName: z.string().max(1000) }),
    output: returns<AddedPicture>(),
  }),
  /** Marks a translation as up to date with its original. */
  'authoring.markTranslated': mutation({ reach: ['window'], owner: 'none', input: fileInput, output: returns<null>() }),
  /** Checks an answer to a question of a draft, without storing it. */
  'authoring.tryQuestion': query({
    reach: ['window'],
    owner: 'none',
    input: fileInput.extend({ questionId: contentIdInput, response: responseInput }),
    output: returns<Feedback>(),
  }),
  /** Writes the course as a pack next to its folder. */
  'authoring.pack': mutation({ reach: ['window'], owner: 'none', input: draftInput, output: returns<PackedDraft>() }),
  /** Installs the course in the library of this computer. */
  'authoring.install': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ consent: z.boolean() }),
    output: returns<InstallOutcome | { readonly kind: 'has-errors' }>(),
  }),
  'authoring.exportQuestions': query({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ bank: localeInput, lang: localeInput }),
    output: returns<QuestionTransfer & { readonly file: DocumentFile }>(),
  }),
  /** Adds the questions of a GIFT file to the bank. */
  'authoring.importQuestions': mutation({
    reach: ['window'],
    owner: 'none',
    input: draftInput.extend({ bank: localeInput, lang: localeInput, gift: z.string().max(TEXT_MAX_LENGTH) }),
    output: returns<QuestionTransfer>(),
  }),
}

export const authoringEvents = {
  /** A file in a draft's folder changed. */
  'authoring.changed': event<{ readonly folder: string }>({ reach: ['window'], owner: 'none', payload: {} }),
}
