/** What has to be typed where no camera helps: the address without what browsers add by themselves, and without the code. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '')
}

/** Two groups of three are easier to read across a room and to keep in mind. */
export function spacedCode(code: string): string {
  return code.replace(/^(.{3})(.{3})$/, '$1\u2009$2')
}

/** The page of a second facilitator. */
export function steerAddress(url: string): string {
  return url.replace(/\/[^/]*$/, '/remote')
}
