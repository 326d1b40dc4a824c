/** Marks of direction and other invisible characters that tables carry; not the joiners, which Persian and Nepali names need. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const WRONG_LETTER = /[\uFFFD\u0080-\u009F]|(?![\t\n\v\f\r])\p{Cc}/u
/** UTF-8 that was read as windows-1252: "Ã©". */
const READ_TWICE = /[ÃÂØÙ][\u0080-\u00BF\u0152-\u0153\u0160-\u0161\u0178\u017D-\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/

/** A cell as one line. */
export function cleanCell(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** Whether a letter was lost or read wrongly: the text was saved in another encoding than it was read in. */
export function hasWrongLetters(text: string): boolean {
  return WRONG_LETTER.test(text) || READ_TWICE.test(text)
}

const NOT_WORDS = /^[\p{N}\p{P}\p{S}\p{Z}\s]*(?:[ap]m|[صم])?$/iu
const MAIL_ADDRESS = /[^\s<>,;"]+@[^\s<>,;"]+\.[^\s<>,;"]+/

/** A number, a date, a time or a telephone number, or nothing. */
export function isWithoutWords(cell: string): boolean {
  return NOT_WORDS.test(cell)
}

export function isMailAddress(cell: string): boolean {
  return new RegExp(`^<?${MAIL_ADDRESS.source}>?$`).test(cell)
}

/** "Samira Benali <s@x.org>" without the address. */
export function removeMailAddress(cell: string): string {
  return cell.replace(new RegExp(`\\s*<${MAIL_ADDRESS.source}>`, 'g'), '').trim()
}
