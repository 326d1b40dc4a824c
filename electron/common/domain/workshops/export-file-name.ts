export interface ExportName {
  /** The title of the workshop. */
  readonly title: string
  /** What the file is, in the language of its reader. */
  readonly what: string
  /** yyyy-mm-dd */
  readonly date: string
  /** Without a dot. */
  readonly extension: string
}

/** So that the whole name fits into 255 bytes on every disk, in any alphabet. */
const PART_MAX_LENGTH = 36

/** A name that no other export of the workshop has; without characters that a disk or a stick refuses. */
export function getExportFileName({ title, what, date, extension }: ExportName): string {
  const parts = [shorten(title), shorten(what), date].filter(part => part !== '')
  return `${parts.join(' - ')}.${extension}`
}

function shorten(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = [...plain].slice(0, PART_MAX_LENGTH).join('').trim()
  // Windows drops a dot at the end, and a leading one hides the file.
  return short.replace(/^[.\s]+|[.\s]+$/gu, '')
}
