import { Marked } from 'marked'
import { createHeadingSlugs } from '#common/domain/shared/markdown/heading-slugs.ts'

/** A heading of the author's guide and what stands below it, up to the next heading. */
export interface GuideSection {
  readonly id: string
  /** 1 to 6. */
  readonly level: number
  readonly title: string
  readonly html: string
  /** Title and Markdown, to search in. */
  readonly text: string
}

/** The author's guide by its headings; what stands before the first is left out. Headings inside code are code. */
export function readAuthorsGuide(markdown: string): readonly GuideSection[] {
  const marked = new Marked({ async: false })
  const slug = createHeadingSlugs()
  const sections: { readonly id: string; readonly level: number; readonly title: string; readonly parts: string[] }[] = []
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading') {
      const title = String(token['text']).replaceAll('`', '')
      sections.push({ id: slug(title), level: Number(token['depth']), title, parts: [] })
    } else sections.at(-1)?.parts.push(token.raw)
  }
  return sections.map(({ parts, ...section }) => {
    const body = parts.join('')
    return { ...section, html: marked.parse(body, { async: false }), text: `${section.title}\n${body}` }
  })
}
