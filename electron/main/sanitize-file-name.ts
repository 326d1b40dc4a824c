import { basename } from 'node:path'

/** Removes the path and the characters that file systems refuse. */
export function sanitizeFileName(given: string): string {
  const name = basename(given.replaceAll('\\', '/'))
    .replace(/[<>:"|?*\p{Cc}]/gu, ' ')
    .trim()
  return name === '' || name.startsWith('.') ? 'document' : name.slice(0, 200)
}
