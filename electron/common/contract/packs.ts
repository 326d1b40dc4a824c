import { z } from 'zod'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import { PACK_PART_BYTES } from '#common/domain/packs/pack-limits.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, nothing, recordIdInput } from './shared.ts'
import type { ErrorCode } from './errors.ts'

/** What a pack brings. */
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
  /** Version that the suite itself brings of this course. */
  readonly shippedVersion: string | undefined
  /** Whether the pack is what the library shows, or the suite's own course again. */
  readonly shown: boolean
}

export type InstallOutcome =
  | { readonly kind: 'installed'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'nothing-to-do'; readonly contents: PackContents }
  /** Older than what is there, or another content under the same version: installed only when a person says so. */
  | { readonly kind: 'asks'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

/** Where an import stands. */
export type ImportState =
  | { readonly kind: 'receiving'; readonly done: number; readonly of: number }
  | { readonly kind: 'unpacking'; readonly done: number; readonly of: number }
  | { readonly kind: 'ended'; readonly outcome: InstallOutcome }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

export type PackInspection =
  | { readonly kind: 'pack'; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

/** A course that can be saved as a pack: a desktop window asks where, a browser takes it from `packAddress`. */
export type PackExport =
  /** `bytes`: of its files. `leftOut`: files of the course's folder that nothing reads. */
  | { readonly kind: 'offered'; readonly fileName: string; readonly bytes: number; readonly leftOut: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }

const ofImport = z.object({ importId: recordIdInput })
const BASE64_CHARACTERS = Math.ceil(PACK_PART_BYTES / 3) * 4

export const packsContract = {
  'packs.list': query({ reach: ['window'], owner: 'none', input: nothing, output: returns<readonly InstalledPack[]>() }),
  /** Begins to receive a pack; the parts follow in order. The same way on every host: the link has its sign-in behind it. */
  'packs.begin': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ bytes: z.int().nonnegative() }),
    output: returns<
      | { readonly kind: 'begun'; readonly importId: string; readonly partBytes: number }
      | { readonly kind: 'refused'; readonly refusal: PackRefusal }
    >(),
  }),
  /** `offset` is what was received so far. */
  'packs.send': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofImport.extend({ offset: z.int().nonnegative(), base64: z.base64().max(BASE64_CHARACTERS) }),
    output: returns<{ readonly received: number }>(),
  }),
  /** What was received holds, and what installing it would do. */
  'packs.look': query({ reach: ['window'], owner: 'none', input: ofImport, output: returns<PackInspection>() }),
  /** Starts to install and returns at once; `packs.progress` and `packs.state` tell how it goes. */
  'packs.install': mutation({
    reach: ['window'],
    owner: 'none',
    input: ofImport.extend({ consent: z.boolean() }),
    output: returns<null>(),
  }),
  'packs.state': query({ reach: ['window'], owner: 'none', input: ofImport, output: returns<ImportState>() }),
  /** Forgets what was received; what is being installed goes on. */
  'packs.cancel': mutation({ reach: ['window'], owner: 'none', input: ofImport, output: returns<null>() }),
  'packs.remove': mutation({ reach: ['window'], owner: 'none', input: z.object({ courseId: contentIdInput }), output: returns<null>() }),
  'packs.offer': query({ reach: ['window'], owner: 'none', input: z.object({ courseId: contentIdInput }), output: returns<PackExport>() }),
}

export const packsEvents = {
  'packs.progress': event<{ readonly importId: string; readonly state: ImportState }>({ reach: ['window'], owner: 'none', payload: {} }),
  /** A course was added, replaced or taken away: what shows courses reads them again. */
  'packs.changed': event<null>({ reach: ['window'], owner: 'none', payload: {} }),
}
