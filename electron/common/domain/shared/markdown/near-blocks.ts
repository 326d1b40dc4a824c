import type { Token, Tokens } from 'marked'
import { countLines } from '#common/domain/shared/content/source-text.ts'
import { BLOCK_NAMES, SECRET_NAMES } from './block-names.ts'
import { isBlockToken } from './tokens.ts'

/** A line that was surely meant to begin a block, and begins none. */
export interface NearBlock {
  /** Counts from the first line of the token. */
  readonly line: number
  /** The block that was meant, or the word that stands in its place. */
  readonly name: string
}

/** Stands for words that cannot be the head of a block: a link, a gap, a picture. */
const OTHER = '\uE002'

const NOT_IN_WORD = String.raw`(?![\p{L}\p{N}])`
const SIGNS = String.raw`[^\p{L}\p{N}]`
const FORMS: readonly RegExp[] = [
  // [!NAME, whatever stands between
  String.raw`\[${SIGNS}{0,2}[!¡]${SIGNS}{0,2}(?<name>${BLOCK_NAMES.join('|')})${NOT_IN_WORD}`,
  // FACILITATOR] at the beginning of a line
  String.raw`^${SIGNS}*(?<name>${SECRET_NAMES.join('|')})${SIGNS}{0,2}\]`,
  // [1Facilitator, with one wrong sign in the place of the mark, and 1!Facilitator]
  String.raw`^${SIGNS}*\[\S(?<name>${SECRET_NAMES.join('|')})${NOT_IN_WORD}`,
  String.raw`^.{0,2}[!¡]${SIGNS}{0,2}(?<name>${SECRET_NAMES.join('|')})${SIGNS}{0,2}\]`,
].map(form => new RegExp(form, 'iu'))
const IN_CAPITALS: readonly RegExp[] = [
  // Without a bracket or the sign, words in capitals inside a sentence are words.
  String.raw`^${SIGNS}*(?:\[.{0,2}|!)(?<name>${BLOCK_NAMES.join('|')})${NOT_IN_WORD}`,
  String.raw`[!¡]${SIGNS}{0,2}(?<name>${BLOCK_NAMES.join('|')})${SIGNS}{0,2}\]`,
  String.raw`^${SIGNS}*(?<name>${BLOCK_NAMES.join('|')})${SIGNS}{0,2}\]`,
  String.raw`^${SIGNS}*\[${SIGNS}{0,2}[!¡]${SIGNS}{0,2}(?<name>[\p{L}\p{N}]+|$)`,
].map(form => new RegExp(form, 'u'))

/** The lines of a paragraph, heading, table or the like that are nearly the head of a block. */
export function findNearBlocks(token: Token): readonly NearBlock[] {
  return linesOf(token).flatMap((words, line) => {
    // Composed, one sign may stand for a whole word: it counts as one where it took the place of one.
    const found = [words, words.normalize('NFKC')].map(findName).find(name => name !== undefined)
    return found === undefined ? [] : [{ line, name: nearestName(found.toUpperCase()) }]
  })
}

function findName(words: string): string | undefined {
  const plain = words.replace(/\p{Cf}/gu, '')
  return [...FORMS, ...IN_CAPITALS].map(form => form.exec(plain)?.groups?.['name']).find(name => name !== undefined)
}

function nearestName(word: string): string {
  return BLOCK_NAMES.find(name => name === word || (word.length > 2 && name.startsWith(word))) ?? (word || '…')
}

function linesOf(token: Token): readonly string[] {
  if (isBlockToken(token)) return [token.title]
  if (token.type === 'paragraph' || token.type === 'heading' || token.type === 'text') return wordLines(token)
  if (token.type === 'code') return isFenced(token as Tokens.Code) ? [] : token.raw.split('\n')
  if (token.type === 'def') return /[/.#:]/.test(String((token as Tokens.Def).href)) ? [] : token.raw.split('\n')
  if (token.type !== 'table') return []
  const { header, rows } = token as Tokens.Table
  return [header, [], ...rows].map(cells => cells.map(cell => wordsOf(cell.tokens)).join(' '))
}

function isFenced(token: Tokens.Code): boolean {
  return token.codeBlockStyle !== 'indented'
}

/** The words of a paragraph or heading, line by line. */
export function wordLines(token: Token, isShown: (inline: Token) => boolean = () => true): readonly string[] {
  const words = 'tokens' in token && token.tokens !== undefined ? wordsOf(token.tokens, isShown) : token.raw
  return words.split('\n')
}

/** The words of inline tokens, with as many lines as their source. */
function wordsOf(tokens: readonly Token[], isShown: (inline: Token) => boolean = () => true): string {
  return tokens.map((token, index) => (isShown(token) ? toWords(token, index === 0, isShown) : hide(token))).join('')
}

function toWords(token: Token, isFirst: boolean, isShown: (inline: Token) => boolean): string {
  if (token.type === 'br') return '\n'
  if (token.type === 'codespan') return isMention(token, isFirst) ? hide(token) : token.raw
  if (token.type === 'link') return String(token.text).startsWith('!') ? `[${String(token.text)}]` : hide(token)
  if ('tokens' in token && token.tokens !== undefined) return wordsOf(token.tokens, isShown)
  if (token.type === 'escape' || token.type === 'text') return 'text' in token ? String(token.text) : token.raw
  return hide(token)
}

/** `[!NOTE]` between backticks is mentioned, unless the backticks take in the words of a note or a part of its head. */
function isMention(token: Token, isFirst: boolean): boolean {
  const code = 'text' in token ? String(token.text) : ''
  if (isFirst) return /^>? ?\[[^\]]*\]$/.test(code)
  return !token.raw.includes('\n') && code.split('[').length === code.split(']').length
}

function hide(token: Token): string {
  return OTHER + '\n'.repeat(countLines(token.raw))
}
