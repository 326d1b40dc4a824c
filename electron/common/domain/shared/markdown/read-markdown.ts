import { Marked } from 'marked'
import type { Token } from 'marked'
import markedFootnote from 'marked-footnote'
import { plainMarks } from '#common/domain/shared/content/plain-marks.ts'
import type { Place, Problem } from '#common/domain/shared/content/problem.ts'
import { problemAt } from '#common/domain/shared/content/problem.ts'
import { countLines } from '#common/domain/shared/content/source-text.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import { isHiddenName } from './block-names.ts'
import { createInlineReader } from './inline-reader.ts'
import type { MarkdownText, Report } from './markdown-text.ts'
import { reportEscapedMarks, reportForeignMarks, reportNearBlocks, reportNeighbours } from './near-marks.ts'
import { numberNotes } from './number-notes.ts'
import type { NumberedNotes } from './number-notes.ts'
import { toLinePassage, collectPassages } from './passages.ts'
import type { PlaceIn } from './passages.ts'
import { reportHtml, reportLostWords } from './lost-words.ts'
import { findDeepLine, isTooDeep } from './nesting.ts'
import { findSlips, withoutFollowers } from './slips.ts'
import { courseRendering, footnoteRendering, rightToLeftRendering } from './rendering.ts'
import { resolveAudio } from './resolve-address.ts'
import type { MarkdownContext } from './resolve-address.ts'
import { courseSyntax } from './syntax.ts'
import { isBlockToken, isFootnotesToken, isHeadingToken } from './tokens.ts'
import type { FootnotesToken, FootnoteToken } from './tokens.ts'
import { placeInFrame, walkBlocks } from './walk-tokens.ts'

export interface ReadOptions {
  readonly context: MarkdownContext
  /** Line of the file on which the Markdown begins. */
  readonly firstLine: number
  /**
   * `lesson`: one text, with footnotes. `sections`: every level-2 heading begins a text of its own
   * that numbers its sources from 1. `guide`: one text, without footnotes.
   */
  readonly shape: 'lesson' | 'sections' | 'guide'
}

/** Lexes and checks one Markdown text. Wants normalised text. */
export function readMarkdown(text: string, options: ReadOptions): MarkdownText {
  const marked = createMarked(options)
  const lines = text.split('\n')
  const { tokens, deepLine } = lex(marked, text, lines)
  const state = {
    problems: [] as Problem[],
    references: [] as Reference[],
    lineOf: new Map<Token, number>(),
    unclaimed: new Map<Token, Place>(),
  }
  const all: Report = (place, code, values = {}) => {
    state.problems.push(problemAt(place, code, values))
  }
  const escaped = reportEscapedMarks(lines, options.firstLine, all)
  const report = withoutFollowers(escaped, findParts(tokens, options.firstLine))
  if (deepLine !== undefined) report({ line: options.firstLine + deepLine, column: 1 }, 'nesting-too-deep')
  const lineOf = (token: Token): number => state.lineOf.get(token) ?? options.firstLine
  const placeIn: PlaceIn = (frame, offset) => placeInFrame(lines, options.firstLine, frame, offset)
  const placeOf = (token: Token, snippet?: string): Place => {
    const raw = token.raw
    const offset = snippet === undefined ? Math.max(0, raw.search(/\S/)) : Math.max(0, raw.lastIndexOf(snippet))
    return placeIn({ text: raw, line: lineOf(token) }, offset)
  }
  const footnotes = tokens.find(isFootnotesToken)
  const notes = footnotes && readNotes(tokens, footnotes)
  const sources = readTokens(tokens, lines, options, { ...state, report, placeOf, notes })
  return {
    tokens,
    problems: state.problems,
    references: state.references,
    footnotes,
    withNotes: part => [...part.tokens, ...toNoteList(notes?.hiddenIn.get(part) ?? [])],
    report,
    takeAudio: (address, place) => takeAudio(address, place, options.context, { ...state, report }),
    placeOf,
    claim: token => {
      state.unclaimed.delete(token)
    },
    reportUnclaimed: () => {
      for (const [token, place] of state.unclaimed)
        report(place, isBlockToken(token) ? 'block-misplaced' : 'gap-misplaced', { text: isBlockToken(token) ? token.name : token.raw })
    },
    // Escaped marks make words of what are none.
    ...showTexts(escaped === all ? options.context.onText : undefined, lineOf, placeIn),
    html: some => marked.parser([...some]),
    inlineHtml: some => marked.Parser.parseInline([...some], marked.defaults),
    sourcesOf: heading => sources.get(heading) ?? [],
  }
}

/** No tokens, and the line where that is seen, when marks stand too deep in one another for any reader. */
function lex(marked: Marked, text: string, lines: readonly string[]): { readonly tokens: Token[]; readonly deepLine?: number } {
  const deepLine = findDeepLine(lines)
  if (deepLine !== -1) return { tokens: [], deepLine }
  try {
    const tokens = marked.lexer(plainMarks(text))
    return isTooDeep(tokens) ? { tokens: [], deepLine: 0 } : { tokens }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { tokens: [], deepLine: 0 }
  }
}

function takeAudio(
  address: string,
  place: Place,
  context: MarkdownContext,
  { references, report }: { readonly references: Reference[]; readonly report: Report },
): string | undefined {
  const resolved = resolveAudio(address, context)
  if (resolved.kind === 'refused') {
    report(place, resolved.code, resolved.values ?? { target: address })
    return undefined
  }
  references.push({ kind: 'media', target: resolved.path, ...place })
  return resolved.src
}

/** Names the part of a text in which a line stands: a block of a lesson, or what follows a heading of the second level. */
function findParts(tokens: readonly Token[], firstLine: number): (line: number) => number {
  const starts: number[] = []
  let line = firstLine
  for (const token of tokens) {
    if (isBlockToken(token) || (isHeadingToken(token) && token.depth === 2)) starts.push(line)
    if (token.type !== 'footnotes') line += countLines(token.raw)
  }
  return at => starts.findLastIndex(start => start <= at)
}

function showTexts(
  onText: MarkdownContext['onText'],
  lineOf: (token: Token) => number,
  placeIn: PlaceIn,
): Pick<MarkdownText, 'show' | 'showTitle'> {
  return {
    show: (kind, some, questionId) => {
      onText?.({ kind, questionId, passages: collectPassages(some, lineOf, placeIn) })
    },
    showTitle: block => {
      const frame = { text: block.title, line: lineOf(block as unknown as Token) }
      onText?.({ kind: 'title', questionId: undefined, passages: [toLinePassage(block.titleTokens, frame, placeIn)] })
    },
  }
}

/** One Marked per text: `marked-footnote` keeps state. The last registered tokenizer is tried first, and footnotes must be. */
function createMarked({ shape, context }: ReadOptions): Marked {
  const marked = new Marked(courseSyntax)
  if (shape === 'lesson') marked.use(markedFootnote(), footnoteRendering)
  marked.use(courseRendering)
  return context.direction === 'rtl' ? marked.use(rightToLeftRendering) : marked
}

function toNoteList(notes: readonly FootnoteToken[]): readonly Token[] {
  return notes.length === 0
    ? []
    : [{ type: 'footnotes', raw: '', rawItems: notes, items: notes } satisfies FootnotesToken as unknown as Token]
}

interface ReadState {
  readonly references: Reference[]
  readonly lineOf: Map<Token, number>
  readonly unclaimed: Map<Token, Place>
  readonly report: Report
  readonly placeOf: MarkdownText['placeOf']
  readonly notes: ReadNotes | undefined
}

interface ReadNotes extends NumberedNotes {
  readonly unused: readonly FootnoteToken[]
}

function readNotes(tokens: readonly Token[], footnotes: FootnotesToken): ReadNotes {
  const called = footnotes.items
  return { ...numberNotes(tokens, footnotes), unused: footnotes.rawItems.filter(note => !called.includes(note)) }
}

function readTokens(
  tokens: readonly Token[],
  lines: readonly string[],
  options: ReadOptions,
  state: ReadState,
): Map<Token | undefined, number[]> {
  const { context, firstLine, shape } = options
  const inline = createInlineReader(context, { ...state, place: (frame, offset) => placeInFrame(lines, firstLine, frame, offset) })
  const sources = new Map<Token | undefined, number[]>([[undefined, inline.startSources()]])
  const families: (readonly Token[])[] = [tokens]
  const block = (token: Token, line: number) => {
    state.lineOf.set(token, line)
    if (isBlockToken(token)) state.unclaimed.set(token, state.placeOf(token))
    else if (token.type === 'html') reportHtml(token.raw, state.placeOf(token), state.report)
    else if (isHeadingToken(token)) inline.takeHeading(token)
    const lineOf = (index: number): Place => ({ line: line + index, column: columnOfWords(lines[line + index - firstLine]) })
    for (const slip of findSlips(token)) state.report(lineOf(slip.line), slip.code, slip.values)
    if (shape === 'sections' && isHeadingToken(token) && token.depth !== 2 && /\{\s*#[^{}]*\}\s*$/.test(String(token.text)))
      state.report(lineOf(0), 'heading-depth', { text: `## ${String(token.text)}` })
    reportLostWords(token, lineOf, state.report)
    if (isContainer(token)) families.push(token.tokens)
    if (isBlockToken(token) || !isContainer(token)) reportNearBlocks(token, { lines, firstLine, line }, state.report)
    if (!isContainer(token)) {
      reportForeignMarks(token, { lines, firstLine, line }, state.report)
    }
  }
  const visitor = { block, inline: inline.visit }
  let line = firstLine
  for (const token of tokens) {
    if (shape === 'sections' && isHeadingToken(token) && token.depth === 2) sources.set(token, inline.startSources())
    inline.hide(shape === 'lesson' && (isBlockToken(token) ? isHiddenName(token.name) : state.notes?.isHidden(token) === true))
    line = walkBlocks([token], line, visitor)
  }
  inline.finish()
  for (const family of families) reportNeighbours(family, state.placeOf, state.report)
  for (const note of state.notes?.unused ?? [])
    state.report(state.placeOf(note as unknown as Token), 'footnote-unused', { label: note.label })
  return sources
}

function columnOfWords(line = ''): number {
  return Math.max(0, line.search(/\S/)) + 1
}

function isContainer(token: Token): token is Token & { readonly tokens: readonly Token[] } {
  return isBlockToken(token) || token.type === 'blockquote' || token.type === 'list_item'
}
