import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml'
import type { Document, Scalar } from 'yaml'
import { plainYamlMarks } from '#common/domain/shared/content/plain-marks.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'

/** Whether a line `---` starts a second document, which an edit would lose. */
export function hasSeveralDocuments(text: string): boolean {
  return unlessTooDeep(() => parseYaml(text).errors.some(({ code }) => code === 'MULTIPLE_DOCS')) === true
}

/** Undefined: the text is no YAML map, or has aliases, which an edit of one place would change in another: only the text itself can be mended. */
export function openYaml(text: string): Document | undefined {
  const document = openPlainYaml(text)
  return document !== undefined && isMap(document.contents) ? document : undefined
}

/** The same for a file that is one list; an empty file is an empty list. */
export function openYamlList(text: string): Document | undefined {
  const document = openPlainYaml(text)
  return document !== undefined && (document.contents === null || isSeq(document.contents)) ? document : undefined
}

function openPlainYaml(text: string): Document | undefined {
  return unlessTooDeep(() => {
    const document = parseYaml(text)
    return document.errors.length === 0 && !hasAlias(document) ? document : undefined
  })
}

/** A silent parser would read the first of several documents and tell of no other. */
function parseYaml(text: string): Document {
  return parseDocument(toPlainYaml(text), { prettyErrors: false, logLevel: 'error', stringKeys: true })
}

function unlessTooDeep<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    // The parser calls itself for each bracket, and its stack ends.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The characters at the places where the parser counts them. */
export const toPlainYaml = (text: string): string => plainYamlMarks(normaliseText(text))

function hasAlias(document: Document): boolean {
  let found = false
  visit(document, {
    Alias: () => {
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** The key as the file writes it: capitals do not count. */
export function findKey(document: Document, key: string): string {
  const keys = isMap(document.contents) ? document.contents.items.map(pair => (isScalar(pair.key) ? String(pair.key.value) : '')) : []
  return keys.includes(key) ? key : (keys.find(one => one.toLowerCase() === key.toLowerCase()) ?? key)
}

/** A scalar as typed (YAML would read 1.10 as 1.1); '' for anything else. */
export function typedText(node: unknown): string {
  if (!isScalar(node) || node.value === null) return ''
  const { value, source } = node as Scalar
  return typeof value === 'string' ? value : (source ?? String(value))
}

/** The changed document, with the spacing of the lines that `before` had already. */
export function printYaml(document: Document, before: string): string {
  const printed = document.toString({ lineWidth: 0, flowCollectionPadding: true })
  const spaced = restoreSpacing(printed, normaliseText(before))
  return hasSameContent(spaced, printed) ? spaced : printed
}

const withSingleSpaces = (line: string): string => line.replace(/(\S)\s+/g, '$1 ').replace(/\[ | \]/g, found => found.trim())
const COMMENT = /^(.*?\S)(\s+)(#.*)$/

function restoreSpacing(printed: string, before: string): string {
  const lines = before.split('\n')
  const known = new Map(lines.map(line => [withSingleSpaces(line), line]))
  const columns = new Map(
    lines.flatMap(line => {
      const [, code = '', gap = '', comment = ''] = COMMENT.exec(line) ?? []
      return gap.length < 2 ? [] : [[comment, code.length + gap.length] as const]
    }),
  )
  return printed
    .split('\n')
    .map(line => known.get(withSingleSpaces(line)) ?? alignComment(withTightList(line), columns))
    .join('\n')
}

/** `[a, b]` but `{ a: b }`, as all our files have it. */
const withTightList = (line: string): string => line.replace(/^(\s*[\w-]+: *)\[ ([^"'#]*?) \]/, '$1[$2]')

function alignComment(line: string, columns: ReadonlyMap<string, number>): string {
  const [, code = '', , comment = ''] = COMMENT.exec(line) ?? []
  const column = columns.get(comment)
  return column === undefined ? line : `${code.padEnd(column - 1)} ${comment}`
}

function hasSameContent(one: string, other: string): boolean {
  return JSON.stringify(openPlainYaml(one)?.toJS()) === JSON.stringify(openPlainYaml(other)?.toJS())
}
