import { findCodeLines } from '#common/domain/shared/markdown/code-lines.ts'

/** What becomes of a link to a file of the same folder: the new name of the file, `gone`, or undefined when it stays. */
export type LinkTarget = (fileName: string) => string | 'gone' | undefined

/** Where a paragraph ends: no code in backticks reaches beyond it. */
const END = String.raw`\n[ \t>]*(?:\r?\n|$|[-*+|][ \t]|\||\d{1,9}[.)][ \t]|#{1,6}[ \t]|\x60{3}|~{3})`
const code = (name: string): string => String.raw`(?<${name}>(?<!\x60)\x60+(?!\x60))(?:(?!${END})[\s\S])*?(?<!\x60)\k<${name}>(?!\x60)`
const LONE_TICKS = String.raw`(?<lone>(?<!\x60)\x60+(?!\x60))(?!(?:(?!${END})[\s\S])*?(?<!\x60)\k<lone>(?!\x60))`
const ADDRESS = String.raw`(?<dot>(?:\./)?)(?<file>[^()\s<>/#?]+\.md)(?<rest>(?:#[^()\s<>]*)?)`
const INLINE = String.raw`(?<!!)\[(?<words>(?:[^[\]\\\x60]|\\.|\[[^[\]]*\]|${code('inner')}|${LONE_TICKS})*)\]\((?<open>\s*<?)${ADDRESS}(?<close>>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))`
const DEFINITION = String.raw`(?<label>^[ \t>]*\[[^\]\n]+\]:[ \t]*<?)${ADDRESS.replaceAll('?<', '?<d_')}(?=[>\s]|$)`
const LINKS = new RegExp(`${code('ticks')}|${INLINE}|${DEFINITION}`, 'gm')

/**
 * Changes the links to other files of the folder; a link to what is gone leaves its words. Code is left alone, and so is everything else to
 * the last character.
 */
export function rewriteLinks(text: string, target: LinkTarget): string {
  const code = /\.md/i.test(text) ? findCodeLines(text) : new Set<number>()
  let isCode = false
  let piece = ''
  let written = ''
  const finish = (): void => {
    written += isCode ? piece : rewriteOutsideCode(piece, target)
    piece = ''
  }
  text.split(/(?<=\r\n|\n|\r(?!\n))/).forEach((line, index) => {
    if (code.has(index + 1) !== isCode) {
      finish()
      isCode = !isCode
    }
    piece += line
  })
  finish()
  return written
}

function rewriteOutsideCode(text: string, target: LinkTarget): string {
  return text.replace(LINKS, (...parts) => {
    const [found] = parts as [string]
    const groups = parts.at(-1) as Readonly<Record<string, string | undefined>>
    if (groups['file'] !== undefined) return rewriteInline(found, groups, target(decoded(groups['file'])))
    const name = groups['d_file']
    const next = name === undefined ? undefined : target(decoded(name))
    // A definition stays when its file is gone: the marks that use it would show their brackets.
    if (next === undefined || next === 'gone') return found
    return `${groups['label'] ?? ''}${groups['d_dot'] ?? ''}${next}${groups['d_rest'] ?? ''}`
  })
}

/** Whether a text links to one of these files of its folder. */
export function linksToAny(text: string, names: ReadonlySet<string>): boolean {
  let isFound = false
  rewriteLinks(text, name => {
    isFound ||= names.has(name)
    return undefined
  })
  return isFound
}

function rewriteInline(found: string, groups: Readonly<Record<string, string | undefined>>, next: string | undefined): string {
  if (next === undefined) return found
  const { words = '', open = '', dot = '', rest = '', close = '' } = groups
  return next === 'gone' ? words : `[${words}](${open}${dot}${next}${rest}${close}`
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
