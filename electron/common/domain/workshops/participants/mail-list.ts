import { cleanCell, isMailAddress } from './clean-cell.ts'
import { swapFamilyName } from './family-name-first.ts'
import type { TableRow } from './split-table.ts'

const PREFIX = /^\s*(?:to|cc|bcc|à|cci|para|cco|إلى|نسخة)\s*:\s*/iu
/** Everything up to an address in angle brackets, and the separators after it. */
const ENTRY = /\s*([^<>]*?)\s*<([^\s<>@]+@[^\s<>@]+)>\s*(?:[;,]\s*|$)/y

/**
 * Reads the addresses of an e-mail, "Samira Benali <s@x.org>; Binod Thapa <b@x.org>", as rows of name and address.
 * @returns undefined if the text is something else
 */
export function readMailList(text: string): readonly TableRow[] | undefined {
  if (!/<[^\s<>@]+@[^\s<>@]+>/.test(text)) return undefined
  const rows: TableRow[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const entries = readLine(line.replace(PREFIX, ''))
    if (entries === undefined) return undefined
    rows.push(...entries.map(cells => ({ line: index + 1, cells, isQuoteOpen: false })))
  }
  return rows
}

function readLine(line: string): readonly (readonly [string, string])[] | undefined {
  const entries: (readonly [string, string])[] = []
  ENTRY.lastIndex = 0
  let read = 0
  for (let found = ENTRY.exec(line); found !== null; found = ENTRY.exec(line)) {
    const names = splitBareAddresses(found[1] ?? '')
    if (names === undefined) return undefined
    entries.push(...names.bare.map(address => ['', address] as const), [names.name, found[2] ?? ''])
    read = ENTRY.lastIndex
  }
  const rest = cleanCell(line.slice(read))
  if (rest === '') return entries
  const names = splitBareAddresses(rest)
  if (names === undefined || names.name.includes(',')) return undefined
  return [...entries, ...names.bare.map(address => ['', address] as const), ...(names.name === '' ? [] : [[names.name, ''] as const])]
}

/** Addresses without a name may stand before a name. @returns undefined if there are cells of a table before it */
function splitBareAddresses(text: string): { readonly bare: readonly string[]; readonly name: string } | undefined {
  const parts = text.split(/[;,]/).map(part => part.trim())
  const bare = parts.filter(isMailAddress)
  const name = parts.filter(part => !isMailAddress(part))
  if (name.length > 2 || (name.length > 1 && text.includes(';') && bare.length === 0)) return undefined
  return { bare, name: swapFamilyName(name.join(', ').replaceAll(/^['"]|['"]$/g, '')) }
}
