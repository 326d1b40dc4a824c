import type { Token, Tokens } from 'marked'
import { isBlockToken, isListToken } from './tokens.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ' }

/** The plain text of tokens, without source marks and footnotes. */
export function plainText(tokens: readonly Token[]): string {
  return tokens.map(toWords).join('').replace(/\s+/g, ' ').trim()
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp);/g, entity => ENTITIES[entity] ?? entity)
}

function toWords(token: Token): string {
  if (isBlockToken(token)) return ` ${token.title} ${token.tokens.map(toWords).join('')} `
  if (isListToken(token)) return token.items.map(item => ` ${item.tokens.map(toWords).join('')} `).join('')
  if (token.type === 'table') return ` ${toTableText(token as Tokens.Table)} `
  const inline = token.type === 'image' ? undefined : 'tokens' in token ? token.tokens : undefined
  if (inline !== undefined) return isBlockLevel(token) ? ` ${inline.map(toWords).join('')} ` : inline.map(toWords).join('')
  if (token.type === 'br') return ' '
  if (!('text' in token)) return ''
  if (token.type === 'text') return decodeEntities(String(token.text))
  // What is escaped or code is meant literally.
  return ['escape', 'codespan', 'code'].includes(token.type) ? String(token.text) : ''
}

function isBlockLevel(token: Token): boolean {
  return token.type === 'paragraph' || token.type === 'heading' || token.type === 'blockquote'
}

function toTableText(table: Tokens.Table): string {
  return [table.header, ...table.rows]
    .flat()
    .map(cell => cell.tokens.map(toWords).join(''))
    .join(' ')
}

/** Counts words in any of the four languages. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’.,:/%-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0
}
