import { z } from 'zod'
import type { KeyDocument, Source } from '#common/domain/courses/course.ts'
import type { TranslationState } from '#common/domain/courses/translation.ts'
import type { LessonBlockView } from '#common/domain/courses/view-of-blocks.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { Feedback, QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { TermView } from './courses.ts'
import type { DocumentFile } from './document-file.ts'
import type { GuideView } from './guides.ts'
import type { InstallOutcome } from './packs.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { responseInput } from './quizzes.ts'
import { contentIdInput, localeInput } from './shared.ts'

/** A course that somebody is writing, in a folder of this computer. */
export interface DraftSummary {
  /** Absolute. */
  readonly folder: string
  readonly id: string
  readonly title: string
  readonly titleLang: Locale
}

export type DraftFileKind = 'course' | AddedKind

/** What can be added to a draft. */
export const ADDED_KINDS = ['lesson', 'quiz', 'glossary', 'documents', 'guide'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

export interface DraftFile {
  /** Inside the course: `en/quiz.md`. */
  readonly path: string
  readonly kind: DraftFileKind
  /** Undefined: the file belongs to all languages. */
  readonly lang: Locale | undefined
  readonly title: string
  readonly errors: number
  readonly warnings: number
  /** Undefined: it is the original. */
  readonly translation: TranslationState | undefined
}

export interface DraftProblem {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly severity: 'error' | 'warning'
  /** In the language that was asked for. */
  readonly message: string
}

export interface Draft extends DraftSummary {
  readonly version: string
  /** Place in the series: the module's hue. */
  readonly order: number
  readonly languages: readonly Locale[]
  readonly files: readonly DraftFile[]
  /** Files of the first language that another lacks. */
  readonly missing: readonly { readonly path: string; readonly lang: Locale }[]
  readonly problems: readonly DraftProblem[]
}

interface InDraft {
  readonly lang: Locale
  readonly title: string
  /** All that the courses of its folder share. */
  readonly sources: readonly Source[]
}

/** A block of a lesson, those included that no learner receives. */
export type DraftBlock = LessonBlockView | HiddenBlock
export type HiddenBlock =
  | { readonly kind: 'facilitator'; readonly title: string; readonly html: string }
  | { readonly kind: 'slide'; readonly title: string; readonly html: string }

/** A file of a draft as those see it for whom it is written. */
export type DraftPage =
  | (InDraft & {
      readonly kind: 'lesson'
      readonly minutes: number
      readonly objectives: readonly string[]
      readonly blocks: readonly DraftBlock[]
      readonly terms: readonly TermView[]
    })
  | (InDraft & { readonly kind: 'quiz'; readonly questions: readonly QuestionView[] })
  | (InDraft & { readonly kind: 'glossary'; readonly terms: readonly TermView[] })
  | (InDraft & { readonly kind: 'documents'; readonly documents: readonly KeyDocument[] })
  | (InDraft & { readonly kind: 'guide'; readonly guide: GuideView })
  /** Nothing to look at: the file is read as it is written, or cannot be read at all. */
  | { readonly kind: 'none' }

export type CreatedDraft =
  { readonly kind: 'created'; readonly folder: string } | { readonly kind: 'refused'; readonly because: 'bad-name' | 'taken' }
export type WrittenDraft =
  { readonly kind: 'written'; readonly hash: string } | { readonly kind: 'changed-elsewhere'; readonly text: string; readonly hash: string }
export type PackedDraft =
  | { readonly kind: 'packed'; readonly file: string; readonly bytes: number; readonly leftOut: readonly string[] }
  | { readonly kind: 'has-errors' }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }
/** What was carried to or from Moodle; `losses` are whole sentences in the language that was asked for. */
export interface QuestionTransfer {
  readonly count: number
  readonly losses: readonly string[]
}

/** Longer than any course file; what is longer is no text that somebody wrote. */
const MOST_TEXT = 1_000_000
const MOST_PATH = 4096
const folder = z.string().min(1).max(MOST_PATH)
const path = z.string().regex(/^(?:course\.yaml|(?:en|fr|es|ar)\/[^/\\]{1,200}\.md)$/)
const ofDraft = z.object({ folder })
const ofFile = ofDraft.extend({ path })

/** The course workshop: courses that are being written. Only windows of this machine reach it. */
export const authoringContract = {
  /** The drafts in the folder where new ones are made, and the path of that folder. */
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
  /** Makes a draft of a course of the library, to change or translate it. */
  'authoring.copy': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ courseId: contentIdInput }),
    output: returns<CreatedDraft>(),
  }),
  /** The draft as it lies on the disk; from now on `authoring.changed` tells of every save. Throws `not-found` where no course lies. */
  'authoring.open': query({ reach: ['window'], owner: 'none', input: ofDraft.extend({ lang: localeInput }), output: returns<Draft>() }),
  'authoring.page': query({ reach: ['window'], owner: 'none', input: ofFile, output: returns<DraftPage>() }),
  'authoring.text': query({
    reach: ['window'],
    owner: 'none',
    input: ofFile,
    output: returns<{ readonly text: string; readonly hash: string }>(),
  }),
  /** Saves a text; on the disk when this returns. `hash` is what the editor began with: another writer's text is not overwritten. */
  'authoring.write': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofFile.extend({ text: z.string().max(MOST_TEXT), hash: z.string().max(64) }),
    output: returns<WrittenDraft>(),
  }),
  /** Copies every file of the first language that another lacks, marked as still to be translated. Gives how many. */
  'authoring.addLanguage': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofDraft.extend({ lang: localeInput }),
    output: returns<number>(),
  }),
  /** Begins a file in the first language from its template: one more lesson, or a file that the course lacks. Gives its path. */
  'authoring.addFile': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofDraft.extend({ kind: z.enum(ADDED_KINDS) }),
    output: returns<string>(),
  }),
  /** Notes in a translation that it is up to date with its original. */
  'authoring.markTranslated': mutation({ reach: ['window'], owner: 'none', input: ofFile, output: returns<null>() }),
  /** Answers a question of a draft. Nothing is kept. */
  'authoring.try': query({
    reach: ['window'],
    owner: 'none',
    input: ofFile.extend({ questionId: contentIdInput, response: responseInput }),
    output: returns<Feedback>(),
  }),
  /** Writes the course as a pack beside its folder. */
  'authoring.pack': mutation({ reach: ['window'], owner: 'none', input: ofDraft, output: returns<PackedDraft>() }),
  /** Puts the course into the library of this computer. */
  'authoring.install': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofDraft.extend({ consent: z.boolean() }),
    output: returns<InstallOutcome | { readonly kind: 'has-errors' }>(),
  }),
  'authoring.exportQuestions': query({
    reach: ['window'],
    owner: 'none',
    input: ofDraft.extend({ bank: localeInput, lang: localeInput }),
    output: returns<QuestionTransfer & { readonly file: DocumentFile }>(),
  }),
  /** Adds the questions of a GIFT file to the bank. */
  'authoring.importQuestions': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofDraft.extend({ bank: localeInput, lang: localeInput, gift: z.string().max(MOST_TEXT) }),
    output: returns<QuestionTransfer>(),
  }),
}

export const authoringEvents = {
  /** Something in a draft's folder was saved. */
  'authoring.changed': event<{ readonly folder: string }>({ reach: ['window'], owner: 'none', payload: {} }),
}
