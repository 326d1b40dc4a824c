/** A space other than the plain one, or a sign without width: neither can be told from a space, or seen, in an editor. */
const UNUSUAL = /[^\P{Zs} ]|\p{Cf}/u
const BLANK = String.raw`[\p{Zs}\p{Cf}\t]`
const MARK_WITH_SPACE = String.raw`(?:[-*]|#{1,6}|\d{1,9}[.)]|\[[xX\p{Zs}]\])(?=\p{Cf}*(?:[\p{Zs}\t]|$))`
const LINE_MARKS = new RegExp(String.raw`^(?:${BLANK}*(?:>|${MARK_WITH_SPACE}))+(?:${BLANK}*(?=\[!)|\p{Cf}*\p{Zs}|)`, 'gmu')
const YAML_MARKS = /^\p{Zs}*(?:-\p{Zs}+)*(?:[\w-]+\p{Zs}*:(?=\p{Zs}|$))?\p{Zs}*/gmu

/**
 * Reads spaces that do not break as plain spaces, and leaves out signs without width, where they stand before, between
 * or after the marks of a line: `>`, `-`, `#`, `[x]`, and the curly quotation marks around a caption as straight ones.
 * Every line stays a line.
 */
export function plainMarks(markdown: string): string {
  return replaceInside(markdown, LINE_MARKS).replace(CAPTION, '$1"$2")')
}

/** Editors turn the quotation marks around a caption into those of their language. */
const CAPTION = /(\]\([^()\s]+[ \t]+)[“”„«][ \t\u00A0\u202F]?([^()"\n]*?)[ \t\u00A0\u202F]?[“”»]\)/gu

/** The same for spaces around `-` and `key:` in YAML, where every character keeps its place. */
export function plainYamlMarks(yaml: string): string {
  return replaceInside(yaml, YAML_MARKS)
}

function replaceInside(text: string, marks: RegExp): string {
  if (text.search(UNUSUAL) === -1) return text
  return text.replace(marks, found => found.replace(/\p{Cf}/gu, '').replace(/\p{Zs}/gu, ' '))
}
