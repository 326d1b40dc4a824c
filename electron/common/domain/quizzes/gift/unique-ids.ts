import { isContentId } from '#common/domain/shared/content/content-id.ts'

/** Ids given so far. */
export type UsedIds = Set<string>

const MAX_LENGTH = 60

/** A unique id from the Latin letters and digits of `words`, else from `otherwise` and a number. */
export function uniqueId(words: string, otherwise: string, used: UsedIds): string {
  const slug = toSlug(words)
  const base = slug === '' ? otherwise : slug
  const free = (id: string): boolean => isContentId(id) && !used.has(id)
  let id = slug === '' ? `${base}-1` : base
  for (let number = 2; !free(id); number++) id = `${base}-${number}`
  used.add(id)
  return id
}

/** Ids of a question's lines: those in its note when the number matches, else new ones from the text. */
export function assignLineIds(noted: readonly string[] | undefined, words: readonly string[], otherwise: string): readonly string[] {
  if (noted?.length === words.length) return noted
  const used: UsedIds = new Set()
  return words.map(text => uniqueId(text.split(/\s+/).slice(0, 6).join(' '), otherwise, used))
}

function toSlug(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, MAX_LENGTH).replace(/^-+|-+$/g, '')
}
