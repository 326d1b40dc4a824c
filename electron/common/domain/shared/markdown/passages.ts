import type { Token } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import { isBlockToken, isHeadingToken, isImageToken } from './tokens.ts'
import type { ImageToken } from './tokens.ts'
import { lastAtMost, walkBlocks } from './walk-tokens.ts'
import type { Frame } from './walk-tokens.ts'

/** Stands for a source mark in the words of a passage. */
export const SOURCE_MARK = '\uE001'
/** Stands for a word that is mentioned and not used: `code` or ~~struck out~~. */
export const MENTION = '\uE002'
/** Stands for a gap. */
const GAP = '\uE003'

/** Kinds of text; the writing rules depend on them. */
export type TextKind =
  | 'prose'
  | 'note'
  | 'case'
  | 'town'
  | 'callout'
  | 'activity'
  | 'reflection'
  | 'facilitator'
  | 'slide'
  | 'title'
  | 'stem'
  | 'option'
  | 'feedback'
  | 'explanation'
  | 'model'
  | 'term'
  | 'document'
  | 'guide'

/** The words of one paragraph, heading, list item, table row or picture, without their marks. */
export interface Passage {
  readonly kind: 'paragraph' | 'item' | 'heading' | 'row' | 'caption'
  readonly words: string
  /** Place in the file of a character of the words. */
  readonly placeOf: (index: number) => Place
}

/** A text of a course as the writing rules see it. */
export interface WrittenText {
  readonly kind: TextKind
  readonly passages: readonly Passage[]
  /** The question it belongs to. */
  readonly questionId: string | undefined
}

interface Piece {
  readonly start: number
  readonly frame: Frame
  readonly offset: number
}

interface Draft {
  readonly kind: Passage['kind']
  words: string
  readonly pieces: Piece[]
}

export type PlaceIn = (frame: Frame, offset: number) => Place

/** Collects the passages of tokens in reading order. Blocks inside are texts of their own. `lineOf` gives the line of a token that was walked before. */
export function collectPassages(tokens: readonly Token[], lineOf: (token: Token) => number, placeIn: PlaceIn): readonly Passage[] {
  const collector = createCollector()
  for (const token of tokens) if (!isBlockToken(token)) walkBlocks([token], lineOf(token), collector)
  return collector.drafts.filter(({ words }) => words.trim() !== '').map(draft => toPassage(draft, placeIn))
}

/** The passage of the words in one line, such as a title. */
export function toLinePassage(tokens: readonly Token[], frame: Frame, placeIn: PlaceIn): Passage {
  const draft: Draft = { kind: 'heading', words: '', pieces: [] }
  let offset = 0
  for (const token of tokens) {
    appendToken(draft, token, frame, offset)
    offset += token.raw.length
  }
  return toPassage(draft, placeIn)
}

function createCollector() {
  const drafts: Draft[] = []
  let kind: Passage['kind'] = 'paragraph'
  let current: Draft | undefined
  let before: Frame | undefined
  /** End of a mention or picture, whose words are skipped. */
  let skipTo = 0
  return {
    drafts,
    block: (token: Token) => {
      if (token.type === 'table') kind = 'row'
      else if (isHeadingToken(token)) kind = 'heading'
      else if (token.type === 'list_item') kind = 'item'
      else if (token.type === 'paragraph' || token.type === 'blockquote') kind = 'paragraph'
    },
    inline: (token: Token, frame: Frame, offset: number) => {
      if (before === frame && offset < skipTo) return
      const isSame = kind === 'row' ? before?.line === frame.line && before.text === frame.text : before === frame
      if (current === undefined || !isSame) {
        current = { kind, words: '', pieces: [] }
        drafts.push(current)
      } else if (before !== frame) appendWords(current, ' · ', frame, offset)
      before = frame
      const isWhole = token.type === 'del' || isImageToken(token)
      skipTo = isWhole ? offset + token.raw.length : 0
      if (isImageToken(token)) drafts.push(toCaption(token, frame, offset))
      else appendToken(current, token, frame, offset)
    },
  }
}

function toCaption({ text, title }: ImageToken, frame: Frame, offset: number): Draft {
  return { kind: 'caption', words: `${text}\n${title ?? ''}`, pieces: [{ start: 0, frame, offset: offset + '!['.length }] }
}

/** Appends the words of one token; nested tokens are visited separately. */
function appendToken(draft: Draft, token: Token, frame: Frame, offset: number): void {
  if (token.type === 'sourceMark') appendWords(draft, SOURCE_MARK, frame, offset)
  else if (token.type === 'gap') appendWords(draft, GAP, frame, offset)
  else if (token.type === 'codespan' || token.type === 'del') appendWords(draft, MENTION, frame, offset)
  else if (token.type === 'br') appendWords(draft, '\n', frame, offset)
  else if (token.type === 'text' || token.type === 'escape') {
    if ('tokens' in token && token.tokens !== undefined) return
    const words = 'text' in token ? String(token.text) : ''
    // A prefix removed earlier, such as the minutes of a step, shifts the offset.
    appendWords(draft, words, frame, offset + (token.raw.endsWith(words) ? token.raw.length - words.length : 0))
  }
}

function appendWords(draft: Draft, words: string, frame: Frame, offset: number): void {
  if (words === '') return
  draft.pieces.push({ start: draft.words.length, frame, offset })
  draft.words += words
}

function toPassage({ kind, words, pieces }: Draft, placeIn: PlaceIn): Passage {
  const starts = pieces.map(({ start }) => start)
  return {
    kind,
    words,
    placeOf: index => {
      const piece = pieces[lastAtMost(starts, index)]
      return piece === undefined ? { line: 1, column: 1 } : placeIn(piece.frame, piece.offset + Math.max(0, index - piece.start))
    },
  }
}
