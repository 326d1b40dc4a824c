import type { Token } from 'marked'
import { takeAttributes } from './attributes.ts'
import type { MarkdownText } from './markdown-text.ts'
import { plainText } from './plain-text.ts'
import { isHeadingToken } from './tokens.ts'
import type { HeadingToken } from './tokens.ts'

/** A level-2 heading with the tokens under it. */
export interface Section {
  readonly heading: HeadingToken
  readonly title: string
  /** The content of the heading's braces. */
  readonly attributes: string | undefined
  readonly tokens: readonly Token[]
  readonly sources: readonly number[]
}

const SILENT = ['space', 'def', 'html']

/** Splits a text at its level-2 headings and reports where text begins above the first. */
export function readSections(text: MarkdownText): readonly Section[] {
  const { above, sections } = splitSections(text)
  const first = above.find(token => !SILENT.includes(token.type))
  if (first !== undefined) text.report(text.placeOf(first), 'text-outside-section')
  return sections
}

/** Splits a text at its level-2 headings; `above` precedes the first. */
export function splitSections(text: MarkdownText): { readonly above: readonly Token[]; readonly sections: readonly Section[] } {
  const { above, parts } = splitAtHeadings(text.tokens, 2)
  const sections = parts.map(({ heading, tokens }) => {
    const attributes = takeAttributes(heading.tokens)
    return { heading, title: plainText(heading.tokens), attributes, tokens, sources: text.sourcesOf(heading) }
  })
  return { above, sections }
}

/** Splits tokens at the headings of one level. */
export function splitAtHeadings(
  tokens: readonly Token[],
  depth: number,
): { readonly above: readonly Token[]; readonly parts: readonly { readonly heading: HeadingToken; readonly tokens: readonly Token[] }[] } {
  const above: Token[] = []
  const parts: { heading: HeadingToken; tokens: Token[] }[] = []
  for (const token of tokens) {
    if (isHeadingToken(token) && token.depth === depth) parts.push({ heading: token, tokens: [] })
    else (parts.at(-1)?.tokens ?? above).push(token)
  }
  return { above, parts }
}
