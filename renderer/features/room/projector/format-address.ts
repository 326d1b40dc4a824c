/** The address to type by hand: without the scheme, which browsers add, and without the room code. */
export function formatAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '')
}

/** Six characters as two groups of three, which are easier to read from a distance. */
export function formatCode(code: string): string {
  return code.replace(/^(.{3})(.{3})$/, '$1\u2009$2')
}

/** The address of the remote, for a facilitator's phone. */
export function toRemoteUrl(url: string): string {
  return url.replace(/\/[^/]*$/, '/remote')
}
