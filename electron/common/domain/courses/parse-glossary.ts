import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { LocaleText } from '#common/domain/shared/locale.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { readSections } from '#common/domain/shared/markdown/sections.ts'
import type { Section } from '#common/domain/shared/markdown/sections.ts'
import type { GlossaryTerm } from './course.ts'

export interface ParsedGlossary {
  readonly title: string
  readonly terms: readonly GlossaryTerm[]
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Reads `glossary.md`: a level-2 heading `## Term {#id}` for each term. Its sources are numbered term by term. */
export function parseGlossary(markdown: string, context: MarkdownContext): ParsedGlossary {
  const front = readFrontMatter(markdown, ['title'])
  front.fields.require('title')
  const title = front.fields.text('title') ?? ''
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'sections' })
  const declarations: Declaration[] = []
  const terms = new Map<string, GlossaryTerm>()
  for (const section of readSections(text)) {
    const term = readTerm(text, section)
    if (term === undefined) continue
    declarations.push({ kind: 'term', id: term.id, ...text.placeOf(section.heading, `#${term.id}`) })
    if (!terms.has(term.id)) terms.set(term.id, term)
  }
  text.reportUnclaimed()
  return {
    title,
    terms: [...terms.values()],
    problems: inReadingOrder([...front.problems, ...text.problems]),
    references: text.references,
    declarations,
  }
}

function readTerm(text: MarkdownText, { heading, title, attributes, tokens, sources }: Section): GlossaryTerm | undefined {
  const place = attributes === undefined ? text.placeOf(heading) : text.placeOf(heading, `{${attributes}`)
  const { id, settings } = readAttributes(attributes, LOCALES, (code, values) => text.report(place, code, values))
  if (attributes === undefined) text.report(place, 'id-missing')
  if (title === '') text.report(place, 'title-missing')
  const html = text.html(tokens).trim()
  text.show('title', [heading])
  text.show('term', tokens)
  if (html === '') text.report(text.placeOf(heading), 'stem-missing')
  return id === undefined || title === '' ? undefined : { id, term: title, html, sources, words: pickTranslations(settings) }
}

function pickTranslations(settings: ReadonlyMap<string, string>): LocaleText {
  return Object.fromEntries(LOCALES.flatMap(lang => (settings.has(lang) ? [[lang, settings.get(lang)]] : [])))
}
