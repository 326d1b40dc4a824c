import type { Token, Tokens } from 'marked'

export interface ListItemParts {
  /** The first block, if there is one. */
  readonly first: Token | undefined
  /** The inline tokens of the first block, without its box. */
  readonly words: Token[]
  /** Blocks after the first. */
  readonly rest: readonly Token[]
}

/** Splits a list item into its text and further blocks. */
export function splitListItem(item: Tokens.ListItem): ListItemParts {
  const [first, ...rest] = item.tokens.filter(token => token.type !== 'space' && token.type !== 'checkbox')
  const inline =
    first !== undefined && 'tokens' in first && (first.type === 'text' || first.type === 'paragraph') ? (first.tokens ?? []) : []
  return { first, words: inline.filter(token => token.type !== 'checkbox'), rest }
}
