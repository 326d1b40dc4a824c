const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
const SOURCE_MARKS = /\s*<sup class="source-mark">.*?<\/sup>/gsu
const BLOCK_END = /<\/(?:p|li|h[1-6]|blockquote|pre|tr|dd|dt|div|figcaption)>|<br\s*\/?>/g
const CELL_END = /<\/t[dh]>/g
const TAG = /<[^>]*>/g

/** The words of HTML that the courses' Markdown gives, a line for each paragraph, item and row; without source marks. */
export function htmlWords(html: string): string {
  return html
    .replace(SOURCE_MARKS, '')
    .replace(/\s+/g, ' ')
    .replace(BLOCK_END, '\n')
    .replace(CELL_END, ' ')
    .replace(TAG, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, decode)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
