import type { Token, Tokens } from 'marked'
import { isHiddenName } from './block-names.ts'
import { isBlockToken, isFootnotesToken, isListToken } from './tokens.ts'
import type { BlockToken, FootnoteRefToken, FootnotesToken, FootnoteToken } from './tokens.ts'

export interface NumberedNotes {
  readonly isHidden: (note: Token) => boolean
  /** The notes that are called from a hidden block only, by the block that calls them first. */
  readonly hiddenIn: ReadonlyMap<BlockToken, readonly FootnoteToken[]>
}

/**
 * Numbers the notes anew, those that learners reach first. What is called only from blocks that learners never
 * receive leaves the list, so that neither its words nor a missing number tells of it.
 */
export function numberNotes(tokens: readonly Token[], list: FootnotesToken): NumberedNotes {
  const visible = createNumbering(list, 0)
  const { calls, hiddenBlocks } = findCalls(tokens.filter(token => token.type !== 'footnote'))
  visible.take(calls)
  const hidden = createNumbering(list, visible.notes.length, visible)
  const hiddenIn = new Map<BlockToken, readonly FootnoteToken[]>()
  for (const block of hiddenBlocks) {
    const before = hidden.notes.length
    hidden.take(findCalls([...block.titleTokens, ...block.tokens]).calls)
    if (hidden.notes.length > before) hiddenIn.set(block, hidden.notes.slice(before))
  }
  list.items = visible.notes
  return { isHidden: note => hidden.notes.includes(note as unknown as FootnoteToken), hiddenIn }
}

interface Numbering {
  readonly notes: readonly FootnoteToken[]
  readonly refsOf: ReadonlyMap<FootnoteToken, readonly FootnoteRefToken[]>
  readonly take: (calls: readonly FootnoteRefToken[]) => void
}

/** `earlier` notes keep their numbers, and do not lead back to calls that only the later ones know. */
function createNumbering(list: FootnotesToken, numbered: number, earlier?: Numbering): Numbering {
  const notes: FootnoteToken[] = []
  const refsOf = new Map<FootnoteToken, FootnoteRefToken[]>()
  const take = (calls: readonly FootnoteRefToken[]): void => {
    for (const call of calls) {
      const note = list.rawItems.find(({ label }) => label === call.label)
      if (note === undefined) continue
      const before = earlier?.refsOf.get(note)
      const refs = refsOf.get(note) ?? []
      refsOf.set(note, [...refs, call])
      call.index = (before?.length ?? 0) + refs.length
      if (before !== undefined) {
        call.id = before[0]?.id ?? ''
        continue
      }
      if (!notes.includes(note)) notes.push(note)
      call.id = String(numbered + notes.indexOf(note) + 1)
      note.refs = [...refs, call]
      if (refs.length === 0) take(findCalls(note.content).calls)
    }
  }
  return { notes, refsOf, take }
}

/** The calls that learners reach, and the blocks they do not. */
function findCalls(tokens: readonly Token[]): {
  readonly calls: readonly FootnoteRefToken[]
  readonly hiddenBlocks: readonly BlockToken[]
} {
  const calls: FootnoteRefToken[] = []
  const hiddenBlocks: BlockToken[] = []
  const visit = (token: Token): void => {
    if (token.type === 'footnoteRef') calls.push(token as unknown as FootnoteRefToken)
    else if (isBlockToken(token) && isHiddenName(token.name)) hiddenBlocks.push(token)
    else for (const child of childrenOf(token)) visit(child)
  }
  for (const token of tokens) visit(token)
  return { calls, hiddenBlocks }
}

function childrenOf(token: Token): readonly Token[] {
  if (isFootnotesToken(token)) return []
  if (isBlockToken(token)) return [...token.titleTokens, ...token.tokens]
  if (isListToken(token)) return token.items.flatMap(item => item.tokens)
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table
    return [header, ...rows].flat().flatMap(cell => cell.tokens)
  }
  return 'tokens' in token ? (token.tokens ?? []) : []
}
