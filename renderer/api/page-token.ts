/** Where the sign-in page of browser mode leaves the token; kept per origin, and so per port, as cookies are not. */
export const TOKEN_KEY = 'jmdi-token'

export function pageToken(): string | undefined {
  return localStorage.getItem(TOKEN_KEY) ?? undefined
}
