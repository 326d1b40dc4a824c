import type { Token, Tokens } from 'marked'
import { isHiddenName, isQuestionPartName } from './block-names.ts'
import { isBlockToken, isFootnotesToken, isListToken } from './tokens.ts'
import type { FootnoteRefToken, FootnotesToken, FootnoteToken } from './tokens.ts'

export interface NumberedNotes {
  readonly isHidden: (note: Token) => boolean
  /** The notes that stand at the end of a block or of feedback, as only it calls them, or it first, by that block or quotation. */
  readonly hiddenIn: ReadonlyMap<unknown, readonly FootnoteToken[]>
}

/**
 * Numbers the notes anew, those that every learner reaches first. What is called only from the feedback of a check follows, and
 * stands with it; last comes what is called from blocks that learners never receive, so that neither its words nor a missing
 * number tells of it.
 */
export function numberNotes(tokens: readonly Token[], list: FootnotesToken): NumberedNotes {
  const visible = createNumbering(list, 0, [])
  const { calls, hidden, answers } = findCalls(tokens.filter(token => token.type !== 'footnote'))
  visible.take(calls)
  const answered = createNumbering(list, visible.notes.length, [visible])
  const never = createNumbering(list, visible.notes.length, [visible, answered], answered)
  const hiddenIn = new Map<unknown, readonly FootnoteToken[]>()
  const takeEach = (numbering: Numbering, parts: readonly Part[]) => {
    for (const part of parts) {
      const before = numbering.notes.length
      numbering.take(findCalls(part.tokens).calls)
      if (numbering.notes.length > before) hiddenIn.set(part.key, numbering.notes.slice(before))
    }
  }
  takeEach(answered, answers)
  takeEach(never, hidden)
  list.items = visible.notes
  return { isHidden: note => never.notes.includes(note as unknown as FootnoteToken), hiddenIn }
}

/** A block or quotation that not every learner reads at once. */
interface Part {
  readonly key: unknown
  readonly tokens: readonly Token[]
}

interface Numbering {
  readonly notes: readonly FootnoteToken[]
  readonly refsOf: ReadonlyMap<FootnoteToken, readonly FootnoteRefToken[]>
  readonly take: (calls: readonly FootnoteRefToken[]) => void
}

/** `earlier` notes keep their numbers, and do not lead back to calls that only the later ones know. Numbers follow `numbered` and those of `after`. */
function createNumbering(list: FootnotesToken, numbered: number, earlier: readonly Numbering[], after?: Numbering): Numbering {
  const notes: FootnoteToken[] = []
  const byLabel = new Map(list.rawItems.toReversed().map(note => [note.label, note]))
  const numbers = new Map<FootnoteToken, number>()
  const refsOf = new Map<FootnoteToken, FootnoteRefToken[]>()
  const take = (calls: readonly FootnoteRefToken[]): void => {
    for (const call of calls) {
      const note = byLabel.get(call.label)
      if (note === undefined) continue
      const before = earlier.map(one => one.refsOf.get(note)).find(found => found !== undefined)
      const refs = refsOf.get(note) ?? []
      refsOf.set(note, refs)
      call.index = (before?.length ?? 0) + refs.length
      refs.push(call)
      if (before !== undefined) {
        call.id = before[0]?.id ?? ''
        continue
      }
      if (!numbers.has(note)) numbers.set(note, numbered + (after?.notes.length ?? 0) + notes.push(note))
      call.id = String(numbers.get(note))
      note.refs = refs
      if (refs.length === 1) take(findCalls(note.content).calls)
    }
  }
  return { notes, refsOf, take }
}

/** The calls that every learner reaches, and the parts that not all do, or not before an answer. */
function findCalls(tokens: readonly Token[]): {
  readonly calls: readonly FootnoteRefToken[]
  readonly hidden: readonly Part[]
  readonly answers: readonly Part[]
} {
  const calls: FootnoteRefToken[] = []
  const hidden: Part[] = []
  const answers: Part[] = []
  const visit = (token: Token, isInCheck: boolean): void => {
    if (token.type === 'footnoteRef') calls.push(token as unknown as FootnoteRefToken)
    else if (isBlockToken(token) && isHiddenName(token.name)) hidden.push({ key: token, tokens: childrenOf(token) })
    else if (isInCheck && isAnswer(token)) answers.push({ key: token, tokens: childrenOf(token) })
    else for (const child of childrenOf(token)) visit(child, isInCheck || (isBlockToken(token) && token.name === 'CHECK'))
  }
  for (const token of tokens) visit(token, false)
  return { calls, hidden, answers }
}

/** Inside a check: feedback, an explanation or a model, which are shown after the answer. */
function isAnswer(token: Token): boolean {
  return token.type === 'blockquote' || (isBlockToken(token) && isQuestionPartName(token.name))
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
