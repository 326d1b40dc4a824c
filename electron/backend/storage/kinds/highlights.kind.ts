import { z } from 'zod'
import type { Versions } from '#common/domain/learners/merge/versions.ts'
import { HIGHLIGHT_COLOURS, type Highlight } from '#common/domain/notes/highlight.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { versionsOf } from './versions.shape.ts'

const highlight: z.ZodType<Highlight> = z.object({
  anchor: z.object({
    lang: z.enum(LOCALES),
    block: z.string(),
    paragraph: z.number(),
    quote: z.string(),
    before: z.string(),
    after: z.string(),
    nth: z.number(),
    of: z.number(),
    twin: z.number(),
    rival: z.number(),
  }),
  colour: z.enum(HIGHLIGHT_COLOURS),
  note: z.string(),
})

/** The highlights of one learner in one lesson, by their id. */
export interface HighlightsDocument {
  readonly highlights: Readonly<Record<string, Versions<Highlight>>>
}

const shape: z.ZodType<HighlightsDocument> = z.object({ highlights: z.record(z.string(), versionsOf(highlight)) })

export const highlightsKind: DocumentKind<HighlightsDocument> = {
  name: 'highlights',
  migrations: [addNoVersions],
  parse: data => shape.parse(data),
}

/** A highlight had one version only; a suite that knew no others must not lose them. */
function addNoVersions(data: unknown): unknown {
  return data
}
