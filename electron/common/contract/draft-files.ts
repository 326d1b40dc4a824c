import type { GuideSection } from '#common/domain/courses/authors-guide.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A change of whole files of a draft. */
export interface DraftChange {
  readonly id: string
  readonly what: 'imported' | 'renamed' | 'moved' | 'deleted'
  /** The file it was made to, under its name before. */
  readonly path: string
  /** Where that file is now; undefined: it is gone. */
  readonly to: string | undefined
}

export type ChangedFiles =
  /** `path`: where the file is now; undefined when it is gone. */
  | { readonly kind: 'changed'; readonly path: string | undefined }
  | { readonly kind: 'refused'; readonly because: 'bad-name' | 'taken' | 'fixed-name' | 'gone' }

export type UndoneChange =
  | { readonly kind: 'undone'; readonly path: string }
  /** `path`: the file that was changed since; undefined: something else was undone or changed after it. */
  | { readonly kind: 'refused'; readonly path: string | undefined }

export type WrittenDraft =
  | { readonly kind: 'written'; readonly hash: string }
  | { readonly kind: 'changed-elsewhere'; readonly text: string; readonly hash: string }
  /** The file was renamed or deleted since. Sent again with this hash, the text becomes a new file. */
  | { readonly kind: 'gone'; readonly hash: string }

/** Where a source is marked. `path`: with the course's folder, such as `core/en/01-who-moves.md`. */
export interface SourceUses {
  readonly id: string
  readonly paths: readonly string[]
}

/** How a course is written, by headings. `lang`: the language it is in. */
export interface AuthorsGuide {
  readonly lang: Locale
  readonly sections: readonly GuideSection[]
}
