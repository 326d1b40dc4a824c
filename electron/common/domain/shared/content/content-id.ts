const CONTENT_ID = /^[a-z0-9][a-z0-9-]{0,79}$/

/** Ids written in course files: lower-case letters, digits and hyphens. */
export function isContentId(text: string): boolean {
  return CONTENT_ID.test(text)
}
