const ONE_YEAR_S = 365 * 24 * 60 * 60

/** Cookies ignore ports, so the name carries it: two servers on one machine do not overwrite each other's. */
function toCookieName(port: number): string {
  return `jmdi-${port}`
}

export function readCookie(header: string | undefined, port: number): string | undefined {
  const prefix = `${toCookieName(port)}=`
  const pair = header?.split(/;\s*/).find(part => part.startsWith(prefix))
  return pair?.slice(prefix.length)
}

export function formatCookieHeader(value: string, port: number): string {
  return `${toCookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${ONE_YEAR_S}`
}
