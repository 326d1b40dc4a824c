import type { MarkedExtension, TokenizerAndRendererExtension, TokenizerThis } from 'marked'
import { splitAttributes } from './attributes.ts'
import type { BlockToken, GapToken, LostFootnoteToken, SourceMarkToken } from './tokens.ts'

/** A `+` or `-` after the name, by which Obsidian folds a call-out, says nothing here. */
const BLOCK_HEAD = /^ {0,3}>(?: {0,4}|\t)\[!([^\]\n]+)\](?:[+-](?=\s|$))?([^\n]*)(?:\n|$)/
const BLOCK_LINE = /^ {0,3}>[^\n]*(?:\n|$)/
const QUOTE_MARK = /^ {0,3}> ?/
const INVISIBLE = /\p{Cf}/gu

/**
 * Only lines that begin with `>` belong to a block; lazy continuation lines do not, so that its extent
 * is visible. One line inside the block is one line of source.
 */
const courseBlock: TokenizerAndRendererExtension = {
  name: 'courseBlock',
  level: 'block',
  tokenizer(this: TokenizerThis, src: string): BlockToken | undefined {
    const head = BLOCK_HEAD.exec(src)
    if (head === null) return undefined
    const inner: string[] = []
    let end = head[0].length
    for (let line = BLOCK_LINE.exec(src.slice(end)); line !== null; line = BLOCK_LINE.exec(src.slice(end))) {
      inner.push(line[0].replace(QUOTE_MARK, ''))
      end += line[0].length
    }
    const { text: title, attributes } = splitAttributes(head[2] ?? '')
    const tokens = lexAsTop(this, inner.join(''))
    return {
      type: 'courseBlock',
      raw: src.slice(0, end),
      name: (head[1] ?? '').replace(INVISIBLE, '').trim().toUpperCase(),
      title,
      titleTokens: this.lexer.inline(title),
      attributes,
      tokens,
    }
  },
}

/** Quotations and blocks contain paragraphs even inside a list item, whose own text is bare. */
function lexAsTop({ lexer }: TokenizerThis, text: string) {
  const { top } = lexer.state
  lexer.state.top = true
  const tokens = lexer.blockTokens(text, [])
  lexer.state.top = top
  return tokens
}

const sourceMark: TokenizerAndRendererExtension = {
  name: 'sourceMark',
  level: 'inline',
  tokenizer(src: string): SourceMarkToken | undefined {
    const match = /^\[@([^[\]\n]*)\]/.exec(src)
    return match === null ? undefined : { type: 'sourceMark', raw: match[0], text: `@${match[1] ?? ''}`, marks: [] }
  },
}

const gap: TokenizerAndRendererExtension = {
  name: 'gap',
  level: 'inline',
  tokenizer(src: string): GapToken | undefined {
    const match = /^\[([^[\]]+)\]\{(#[^{}\n]*)\}/.exec(src)
    if (match === null) return undefined
    const answers = (match[1] ?? '').split(/\\?\|/).map(answer => answer.replace(/\s+/g, ' ').trim())
    return { type: 'gap', raw: match[0], answers, attributes: match[2] ?? '', gapId: undefined }
  },
}

const lostFootnote: TokenizerAndRendererExtension = {
  name: 'lostFootnote',
  level: 'inline',
  tokenizer(src: string): LostFootnoteToken | undefined {
    const match = /^\[\^([^\]\n]+)\](?!:)/.exec(src)
    return match === null ? undefined : { type: 'lostFootnote', raw: match[0], label: match[1] ?? '' }
  },
}

/** Markdown extensions of course files. */
export const courseSyntax: MarkedExtension = { gfm: true, extensions: [courseBlock, sourceMark, gap, lostFootnote] }
