import type { Token } from 'marked'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { ProblemCode } from '#common/domain/shared/content/problem.ts'

export interface Attributes {
  readonly id: string | undefined
  readonly settings: ReadonlyMap<string, string>
}

type Report = (code: ProblemCode, values?: Readonly<Record<string, string>>) => void

const TRAILING = /\{\s*((?:#|[A-Za-z-]+\s*=)[^{}]*)\}\s*$/
const PART = /\s*(?:#(\S*)|([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|(\S*)))(?=\s|$)/y

/** Editors turn straight quotation marks into those of their language. */
const CURLY_QUOTED = /=\s*[“”„«]\s*([^“”„«»"]*?)\s*[“”»]/gu

/** Splits `Title {#id kind=single}` into its text and the content of the braces. */
export function splitAttributes(text: string): { readonly text: string; readonly attributes: string | undefined } {
  const match = TRAILING.exec(text)
  return match === null ? { text: text.trim(), attributes: undefined } : { text: text.slice(0, match.index).trim(), attributes: match[1] }
}

/** Removes trailing braces from inline tokens, so that they are not shown. */
export function takeAttributes(tokens: Token[]): string | undefined {
  const last = tokens.at(-1)
  if (last === undefined || last.type !== 'text' || !('text' in last)) return undefined
  const { attributes } = splitAttributes(last.text)
  if (attributes === undefined) return undefined
  last.text = last.text.replace(TRAILING, '').trimEnd()
  return attributes
}

/** Reads the content of braces: `#id key=value key="several words"`. */
export function readAttributes(text: string | undefined, known: readonly string[], report: Report): Attributes {
  const settings = new Map<string, string>()
  let id: string | undefined
  let rest = (text ?? '').replace(CURLY_QUOTED, '="$1"').trim()
  while (rest !== '') {
    PART.lastIndex = 0
    const match = PART.exec(rest)
    if (match === null) {
      report('attribute-broken', { text: rest })
      break
    }
    rest = rest.slice(match[0].length).trim()
    const [, wantedId, key, quoted, bare] = match
    if (wantedId !== undefined) id = takeId(wantedId, id, report)
    else if (key !== undefined) takeSetting(settings, key, quoted ?? bare ?? '', known, report)
  }
  return { id, settings }
}

function takeId(wanted: string, before: string | undefined, report: Report): string | undefined {
  if (before !== undefined) report('attribute-broken', { text: `#${wanted}` })
  else if (isContentId(wanted)) return wanted
  else report('id-form', { id: wanted })
  return before
}

function takeSetting(settings: Map<string, string>, key: string, value: string, known: readonly string[], report: Report): void {
  const found = known.find(one => one.toLowerCase() === key.toLowerCase())
  if (found === undefined) report('attribute-unknown', { key, known: known.join(', ') || '–' })
  else if (value === '' || settings.has(found)) report('attribute-broken', { text: `${key}=${value}` })
  else settings.set(found, value)
}
