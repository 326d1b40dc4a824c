import { z } from 'zod'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import { PACK_PART_BYTES } from '#common/domain/packs/pack-limits.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, noInput, recordIdInput } from './shared.ts'
import type { ErrorCode } from './errors.ts'

/** What a pack contains. */
export interface PackContents {
  readonly courseId: string
  readonly version: string
  readonly title: LocaleText
  readonly languages: readonly Locale[]
  readonly lessonCount: number
  /** Unpacked. */
  readonly bytes: number
}

export interface InstalledPack {
  readonly courseId: string
  readonly version: string
  readonly title: LocaleText
  readonly installedAt: string | undefined
  /** Version of this course that ships with the suite. */
  readonly shippedVersion: string | undefined
  /** Whether the library shows the pack; otherwise it shows the suite's own course. */
  readonly shown: boolean
}

export type InstallOutcome =
  | { readonly kind: 'installed'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'nothing-to-do'; readonly contents: PackContents }
  /** Older than the installed version, or different content under the same version: needs consent. */
  | { readonly kind: 'asks'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

/** Progress of an import. */
export type ImportState =
  | { readonly kind: 'receiving'; readonly done: number; readonly of: number }
  | { readonly kind: 'unpacking'; readonly done: number; readonly of: number }
  | { readonly kind: 'ended'; readonly outcome: InstallOutcome }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

export type PackInspection =
  | { readonly kind: 'pack'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

/** A course that can be exported as a pack: a desktop window asks for a path, a browser downloads it from `packAddress`. */
export type PackExport =
  /** `bytes`: size of its files. `leftOut`: files in the course folder that are not part of the course. */
  | { readonly kind: 'offered'; readonly fileName: string; readonly bytes: number; readonly leftOut: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

const importInput = z.object({ importId: recordIdInput })
const BASE64_CHARACTERS = Math.ceil(PACK_PART_BYTES / 3) * 4

export const packsContract = {
  'packs.list': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<readonly InstalledPack[]>() }),
  /** Starts an upload; the parts follow in order. Uses the link on every host, as it is authenticated. */
  'packs.begin': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ bytes: z.int().nonnegative() }),
    output: returns<
      | { readonly kind: 'begun'; readonly importId: string; readonly partBytes: number }
      | { readonly kind: 'refused'; readonly refusal: PackRefusal }
    >(),
  }),
  /** `offset`: bytes received so far. */
  'packs.send': mutation({
    reach: ['window'],
    owner: 'none',
    input: importInput.extend({ offset: z.int().nonnegative(), base64: z.base64().max(BASE64_CHARACTERS) }),
    output: returns<{ readonly received: number }>(),
  }),
  /** What the upload contains, and what installing it would do. */
  'packs.inspect': query({ reach: ['window'], owner: 'none', input: importInput, output: returns<PackInspection>() }),
  /** Starts installing and returns at once; `packs.progress` and `packs.state` report the progress. */
  'packs.install': mutation({
    reach: ['window'],
    owner: 'none',
    input: importInput.extend({ consent: z.boolean() }),
    output: returns<null>(),
  }),
  'packs.state': query({ reach: ['window'], owner: 'none', input: importInput, output: returns<ImportState>() }),
  /** Discards the upload; a running installation continues. */
  'packs.cancel': mutation({ reach: ['window'], owner: 'none', input: importInput, output: returns<null>() }),
  'packs.remove': mutation({ reach: ['window'], owner: 'none', input: z.object({ courseId: contentIdInput }), output: returns<null>() }),
  'packs.describeExport': query({
    reach: ['window'],
    owner: 'none',
    input: z.object({ courseId: contentIdInput }),
    output: returns<PackExport>(),
  }),
}

export const packsEvents = {
  'packs.progress': event<{ readonly importId: string; readonly state: ImportState }>({ reach: ['window'], owner: 'none', payload: {} }),
  /** A course was added, replaced or removed. */
  'packs.changed': event<null>({ reach: ['window'], owner: 'none', payload: {} }),
}
