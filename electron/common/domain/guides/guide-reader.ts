import type { Token } from 'marked'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Declaration } from '#common/domain/shared/content/reference.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { Attributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'

/** State of parsing a guide. */
export interface GuideReader {
  readonly text: MarkdownText
  readonly declarations: Declaration[]
}

const INVISIBLE_TOKENS = ['space', 'def', 'html']

export function visibleTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(token => !INVISIBLE_TOKENS.includes(token.type))
}

/** The place of the attributes in braces, or of the line if it has none. */
export function locateAttributes(text: MarkdownText, token: Token, attributes: string | undefined): Place {
  return attributes === undefined ? text.placeOf(token) : text.placeOf(token, `{${attributes}`)
}

/** Reads attributes that must include an id. */
export function readIdentifiedAttributes(
  { text, declarations }: GuideReader,
  token: Token,
  attributes: string | undefined,
  known: readonly string[],
): Attributes {
  const place = locateAttributes(text, token, attributes)
  const read = readAttributes(attributes, known, (code, values) => text.report(place, code, values))
  if (read.id !== undefined) declarations.push({ kind: 'guide', id: read.id, ...text.placeOf(token, `#${read.id}`) })
  else if (attributes?.includes('#') !== true) text.report(place, 'id-missing')
  return read
}

/** Undefined: missing, or not a positive whole number. */
export function readMinutes({ text }: GuideReader, token: Token, { settings }: Attributes, key: 'minutes' | 'least'): number | undefined {
  const written = settings.get(key)
  if (written === undefined) return undefined
  const minutes = /^[1-9]\d{0,2}$/.test(written) ? Number(written) : undefined
  if (minutes === undefined) text.report(text.placeOf(token, `${key}=`), 'field-form', { key, form: 'whole' })
  return minutes
}

/** Reads `key=yes`; any other value is reported. */
export function readYes({ text }: GuideReader, token: Token, { settings }: Attributes, key: string): boolean {
  const written = settings.get(key)
  if (written !== undefined && written !== 'yes')
    text.report(text.placeOf(token, `${key}=`), 'attribute-broken', { text: `${key}=${written}` })
  return written === 'yes'
}

/** Reads ids separated by commas; invalid ones are reported. */
export function readIds({ text }: GuideReader, token: Token, { settings }: Attributes, key: string): readonly string[] {
  const ids =
    settings
      .get(key)
      ?.split(',')
      .map(id => id.trim()) ?? []
  for (const id of ids) if (!isContentId(id)) text.report(text.placeOf(token, `${key}=`), 'id-form', { id })
  return ids.filter(isContentId)
}
