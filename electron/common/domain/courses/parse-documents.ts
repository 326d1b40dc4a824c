import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { readSections } from '#common/domain/shared/markdown/sections.ts'
import type { Section } from '#common/domain/shared/markdown/sections.ts'
import type { KeyDocument } from './course.ts'

export interface ParsedDocuments {
  readonly title: string
  readonly documents: readonly KeyDocument[]
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Reads `documents.md`, the key documents of a course: `## Name {#id source=12}`, and under it what the document says, in words of our own. */
export function parseDocuments(markdown: string, context: MarkdownContext): ParsedDocuments {
  const front = readFrontMatter(markdown, ['title'])
  front.fields.require('title')
  const title = front.fields.text('title') ?? ''
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'sections' })
  const declarations: Declaration[] = []
  const documents = new Map<string, KeyDocument>()
  for (const section of readSections(text)) {
    const document = readDocument(text, section)
    if (document === undefined) continue
    declarations.push({ kind: 'document', id: document.id, ...text.placeOf(section.heading, `#${document.id}`) })
    if (!documents.has(document.id)) documents.set(document.id, document)
  }
  text.reportUnclaimed()
  return {
    title,
    documents: [...documents.values()],
    problems: inReadingOrder([...front.problems, ...text.problems]),
    references: text.references,
    declarations,
  }
}

/** Undefined without an id, a title or a source. */
function readDocument(text: MarkdownText, { heading, title, attributes, tokens }: Section): KeyDocument | undefined {
  const place = attributes === undefined ? text.placeOf(heading) : text.placeOf(heading, `{${attributes}`)
  const { id, settings } = readAttributes(attributes, ['source'], (code, values) => text.report(place, code, values))
  if (attributes === undefined) text.report(place, 'id-missing')
  if (title === '') text.report(place, 'title-missing')
  const html = text.html(tokens).trim()
  text.show('title', [heading])
  text.show('document', tokens)
  if (html === '') text.report(text.placeOf(heading), 'stem-missing')
  const written = settings.get('source')
  const source = written !== undefined && /^[1-9]\d{0,4}$/.test(written) ? Number(written) : undefined
  if (source === undefined) text.report(place, 'document-source')
  else text.references.push({ kind: 'source', target: String(source), ...place })
  return id === undefined || title === '' || source === undefined ? undefined : { id, title, html, source }
}
