import { basename } from 'node:path'

/** A name without a path and without what file systems refuse. */
export function plainName(given: string): string {
  const name = basename(given.replaceAll('\\', '/'))
    .replace(/[<>:"|?*\p{Cc}]/gu, ' ')
    .trim()
  return name === '' || name.startsWith('.') ? 'document' : name.slice(0, 200)
}
