import { z } from 'zod'
import { HIGHLIGHT_COLOURS, type Highlight } from '#common/domain/notes/highlight.ts'
import type { Register } from '#common/domain/progress/progress.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

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

const stamp = { counter: z.number(), id: z.string() }

const register: z.ZodType<Register<Highlight>> = z.discriminatedUnion('kind', [
  z.object({ ...stamp, kind: z.literal('value'), value: highlight }),
  z.object({ ...stamp, kind: z.literal('gone') }),
])

/** The highlights of one learner in one lesson, by their id. */
export interface HighlightsDocument {
  readonly highlights: Readonly<Record<string, Register<Highlight>>>
}

const shape: z.ZodType<HighlightsDocument> = z.object({ highlights: z.record(z.string(), register) })

export const highlightsKind: DocumentKind<HighlightsDocument> = { name: 'highlights', migrations: [], parse: data => shape.parse(data) }
