/** Derives a course folder's name from its title: lower-case Latin letters, digits and hyphens; may be empty. */
export function toFolderName(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** Derives a lesson file's name from what was typed: letters of any script without their accents, digits, hyphens, underscores; may be empty. */
export function toFileName(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})[\u0300-\u036F]+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/^\p{M}+|[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^[-_\p{M}]+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}
