import type { Token } from 'marked'
import { takeAttributes } from './attributes.ts'
import type { MarkdownText } from './markdown-text.ts'
import { plainText } from './plain-text.ts'
import { isHeadingToken } from './tokens.ts'
import type { HeadingToken } from './tokens.ts'

/** A level-2 heading with what stands under it. */
export interface Section {
  readonly heading: HeadingToken
  readonly title: string
  /** What stands between the heading's braces. */
  readonly attributes: string | undefined
  readonly tokens: readonly Token[]
  readonly sources: readonly number[]
}

const SILENT = ['space', 'def', 'html']

/** Parts a text at its level-2 headings. Text above the first belongs to nothing and is told. */
export function sectionsOf(text: MarkdownText): readonly Section[] {
  const sections: { heading: HeadingToken; tokens: Token[] }[] = []
  for (const token of text.tokens) {
    if (isHeadingToken(token) && token.depth === 2) sections.push({ heading: token, tokens: [] })
    else if (sections.length > 0) sections.at(-1)?.tokens.push(token)
    else if (!SILENT.includes(token.type)) text.report(text.placeOf(token), 'text-outside-section')
  }
  return sections.map(({ heading, tokens }) => {
    const attributes = takeAttributes(heading.tokens)
    return { heading, title: plainText(heading.tokens), attributes, tokens, sources: text.sourcesOf(heading) }
  })
}
